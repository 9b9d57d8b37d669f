import os
from anthropic import Anthropic

# ruleid: provider-key
GITHUB = os.environ["GITHUB_TOKEN"]

# ruleid: provider-key
anthropic = Anthropic(api_key=os.environ["ANTHROPIC_KEY"])

# Without the name beside it, this could be anything.
# ruleid: provider-key
DATADOG_API_KEY = os.environ["DATADOG_API_KEY"]
