# ok: private-key
HEADER = "-----BEGIN PRIVATE KEY-----"

# ok: private-key
PUBLIC = """-----BEGIN PUBLIC KEY-----
@@base64:64@@
-----END PUBLIC KEY-----"""

# ok: private-key
SHORTENED = """-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhki...
-----END PRIVATE KEY-----"""

# ok: private-key
EXPLAINED = """-----BEGIN RSA PRIVATE KEY-----
<the contents of the private key, 64 characters in each row>
-----END RSA PRIVATE KEY-----"""

# ok: private-key
SHORTENED = """-----BEGIN PRIVATE KEY-----
@@base64:64@@
@@base64:24@@.....@@base64:36@@
-----END PRIVATE KEY-----"""
