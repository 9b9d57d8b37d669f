# ok: password-in-url
DATABASE = f"postgres://shop:{password}@db.shop-systems.io/shop"

# Everybody has this one, on their own machine.
# ok: password-in-url
LOCAL = "postgres://postgres:postgres@localhost:5432/shop"

# ok: password-in-url
SHOWN = "https://user:password@example.com/"

# ok: password-in-url
PAGE = "https://shop-systems.io/@team:news"
