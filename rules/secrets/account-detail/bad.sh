# ruleid: account-detail
export DB_HOST=db.shop-systems.io
# ruleid: account-detail
export DB_USER=shop
export DB_PASSWORD='swordfish42'
