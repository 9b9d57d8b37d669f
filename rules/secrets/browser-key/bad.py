from googleapiclient.discovery import build

# ruleid: browser-key
translate = build("translate", "v2", developerKey="@@google@@")
