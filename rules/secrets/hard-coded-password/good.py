# ok: hard-coded-password
DB_PASSWORD = os.environ["DB_PASSWORD"]

# ok: hard-coded-password
PASSWORD_FIELD = "user_password"

# ok: hard-coded-password
labels = {"password": "Password", "passphrase": "Passphrase of the key"}

# ok: hard-coded-password
password = "<your password>"

# ok: hard-coded-password
password = "changeme"

# ok: hard-coded-password
password_path = "/run/secrets/db-password"

# ok: hard-coded-password
message = "password=" + password
