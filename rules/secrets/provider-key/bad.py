from anthropic import Anthropic

# ruleid: provider-key
GITHUB = "@@github@@"

# ruleid: provider-key
anthropic = Anthropic(api_key="@@anthropic@@")

# Without the name beside it, this could be anything.
# ruleid: provider-key
DATADOG_API_KEY = "@@datadog@@"
