# ok: hard-coded-secret
SECRET_KEY = os.environ["SECRET_KEY"]

# ok: hard-coded-secret
token = "next-page-token"

# ok: hard-coded-secret
PUBLIC_KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE"

# ok: hard-coded-secret
api_key = "your-api-key-here"

# ok: hard-coded-secret
cache_key = "d41d8cd98f00b204e9800998ecf8427e"

# ok: hard-coded-secret
request_token = "7a2f9a42-89e5-40be-86db-f31f4cbf63d5"
