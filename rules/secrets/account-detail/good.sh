# Nothing here opens anything.
# ok: account-detail
export DB_HOST=db.shop-systems.io
# ok: account-detail
export DB_USER=shop
