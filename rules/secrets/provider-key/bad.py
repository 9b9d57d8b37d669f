# ruleid: provider-key
GITHUB = "@@github@@"

# ruleid: provider-key
anthropic = Anthropic(api_key="@@anthropic@@")

# ruleid: provider-key
requests.post("https://@@slack:7@@", json={"text": "deployed"})

# Without the name beside it, this could be anything.
# ruleid: provider-key
DATADOG_API_KEY = "@@datadog@@"
