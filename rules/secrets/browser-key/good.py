# ok: browser-key
KEY = os.environ["GOOGLE_API_KEY"]

# ok: browser-key
firebase = {"apiKey": "@@google@@", "authDomain": "acme.firebaseapp.com"}
