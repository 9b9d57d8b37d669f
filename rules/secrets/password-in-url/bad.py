# ruleid: password-in-url
DATABASE = "postgres://shop:swordfish42@db.shop-systems.test-zone.io/shop"

# ruleid: password-in-url
BROKER = "amqps://worker:Tr0ub4dor@mq.shop-systems.io:5671/orders"

# ruleid: password-in-url
REPORTS = "Server=sql.shop-systems.io;Database=reports;User Id=reader;Password=N1ghtly!run;"
