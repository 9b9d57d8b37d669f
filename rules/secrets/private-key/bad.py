# ruleid: private-key
KEY = """-----BEGIN PRIVATE KEY-----
@@base64:64@@
@@base64:64@@
@@base64:40@@
-----END PRIVATE KEY-----"""
