import os
from shop import Signer

# ruleid: hard-coded-secret
SECRET_KEY = os.environ["SECRET_KEY"]

# ruleid: hard-coded-secret
signer = Signer(signing_key=os.environ["SIGNING_KEY"])
