import os
from shop import session

# ruleid: json-web-token
session.token = os.environ["TOKEN"]
