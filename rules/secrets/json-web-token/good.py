# What every introduction shows.
# ok: json-web-token
SHOWN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"

# ok: json-web-token
TOKEN = os.environ["SERVICE_TOKEN"]

# ok: json-web-token
HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"

# Over since 2020.
# ok: json-web-token
EXPIRED = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzaG9wIiwic3ViIjoiNWViYWM1MzQ5NTRiNTQxMzk4MDZjMTEyIiwiZXhwIjoxNTg5MzAwMjg0fQ.q8d2c0vN6uXo3Zb1rT5yLw7HkP4sMfJaE9gKxVnB0Qi"
