from shop import connect, mailer

# ruleid: hard-coded-password
DB_PASSWORD = "swordfish42"

# ruleid: hard-coded-password
client = connect(host="db.shop-systems.io", password="Tr0ub4dor&3")

# ruleid: hard-coded-password
mailer.login("orders@shop-systems.io", "parcelservice")
