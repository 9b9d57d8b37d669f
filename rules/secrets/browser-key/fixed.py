import os
from googleapiclient.discovery import build

# ruleid: browser-key
translate = build("translate", "v2", developerKey=os.environ["GOOGLE_KEY"])
