INSERT INTO users (name, password) VALUES
-- ruleid: password-hash
('ada', '$2y$12$s.YfVZdfvAuO/Iz6fte5iO..ZbbEgreZnDcYOGvX4NGJskYQIstcG');
