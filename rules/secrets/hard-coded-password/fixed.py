import os
from shop import connect, mailer

# ruleid: hard-coded-password
DB_PASSWORD = os.environ["DB_PASSWORD"]

# ruleid: hard-coded-password
client = connect(host="db.shop-systems.io", password=os.environ["PASSWORD"])

# ruleid: hard-coded-password
mailer.login("orders@shop-systems.io", os.environ["PASSWORD"])
