# ok: provider-key
GITHUB = os.environ["GITHUB_TOKEN"]

# ok: provider-key
AWS = "AKIAIOSFODNN7EXAMPLE"

# ok: provider-key
SAMPLE = "ghp_your_token_goes_here"

# The checksum is wrong: GitHub never issued this.
# ok: provider-key
WRONG = "@@github!@@"

# ok: provider-key
COMMIT = "51e61afee2c2667123fc9ed160a0a20b330c8f74"

# Words: of as many letters that are drawn by lot, hardly any are without capitals and digits.
# ok: provider-key
ICON = "md-arrow-dropright-circle"
