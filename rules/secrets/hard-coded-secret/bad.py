from shop import Signer

# ruleid: hard-coded-secret
SECRET_KEY = "zh!=!gq(w^_t[sBR29954x)HI+$ehwss*xYNQeu([xcWMhdzzr"

# ruleid: hard-coded-secret
signer = Signer(signing_key="@@base64:44@@")
