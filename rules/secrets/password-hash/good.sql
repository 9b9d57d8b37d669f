-- ok: password-hash
INSERT INTO users (name, password) VALUES ('ada', crypt(:password, gen_salt('bf')));
-- ok: password-hash
INSERT INTO files (name, md5) VALUES ('logo', '9e107d9d372bb6826bd81d3542a419d6');
