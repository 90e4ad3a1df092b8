"""What a program that uses Google's client does; nothing in the client is changed. Prints what it was answered."""
import inspect
import json
import sys

from googleapiclient import discovery
from googleapiclient.errors import HttpError

base, key = sys.argv[1:3]
more = {"static_discovery": False} if "static_discovery" in inspect.signature(discovery.build).parameters else {}
client = discovery.build(
    "commentanalyzer",
    "v1alpha1",
    developerKey=key,
    discoveryServiceUrl=base + "/$discovery/rest?version=v1alpha1",
    cache_discovery=False,
    **more
)


def analyze(text, languages=None):
    body = {"comment": {"text": text}, "requestedAttributes": {"TOXICITY": {}}}
    if languages:
        body["languages"] = languages
    return client.comments().analyze(body=body)


score = analyze("You are a stupid idiot, shut up.").execute()
suggested = (
    client.comments()
    .suggestscore(
        body={
            "comment": {"text": "You are a stupid idiot, shut up."},
            "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}},
            "clientToken": "python",
        }
    )
    .execute()
)
try:
    analyze("Du bist dumm.", ["de"]).execute()
    refused = None
except HttpError as error:
    refused = {"status": int(error.resp.status), "text": str(error)}

answers = {}


def keep(request_id, response, exception):
    answers[request_id] = response if exception is None else int(exception.resp.status)


batch = client.new_batch_http_request(callback=keep)
batch.add(analyze("You are a stupid idiot, shut up."), request_id="rude")
batch.add(analyze("A fine day in the garden."), request_id="kind")
batch.add(analyze(""), request_id="empty")
batch.execute()

print(json.dumps({"score": score, "suggested": suggested, "refused": refused, "batch": answers}))
