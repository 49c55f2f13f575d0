#!/usr/bin/env python3
"""Delivers the portal's text messages to an Android emulator, or serves the newest one's code: `texts.py PORTAL DATA android|ios`.

Not run yet on an emulator. An emulator takes a text message as the network sends it: SMS-DELIVER of 3GPP TS 23.040, 9.2.2.1.
"""

import http.server
import json
import subprocess
import sys
import threading
import time

# The part of GSM-7 (3GPP TS 23.038, 6.2.1) that the portal's texts use has ASCII's numbers, but for these.
GSM = {"@": 0, "$": 2, "\n": 10, "\r": 13, "_": 17}
POLL_SECONDS = 0.5
SEPTET = 7


def packed(text):
    """Seven bits a character, the first in the lowest bits."""
    bits = sum(GSM.get(sign, ord(sign)) << (SEPTET * place) for place, sign in enumerate(text))
    return bits.to_bytes((SEPTET * len(text) + 7) // 8, "little")


def pdu(text):
    """No service centre; from +573000000000; GSM-7; a date."""
    header = bytes.fromhex("00040c91750300000000" + "0000" + "62112201000000")
    return header + bytes([len(text)]) + packed(text)


def main():
    portal, data, platform = sys.argv[1:]
    newest, code = 0, ""

    class Code(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(code.encode())

    if platform == "ios":
        server = http.server.HTTPServer(("127.0.0.1", 8082), Code)
        threading.Thread(target=server.serve_forever, daemon=True).start()
    while True:
        listed = subprocess.run([portal, "outbox", "--data", data, "--since", str(newest)], capture_output=True, text=True, check=True)
        for message in map(json.loads, listed.stdout.splitlines()):
            newest = message["id"]
            if message["kind"] != "sms":
                continue
            code = message["text"].rpartition("#")[2]
            if platform == "android":
                subprocess.run(["adb", "emu", "sms", "pdu", pdu(message["text"]).hex()], check=True)
        time.sleep(POLL_SECONDS)


if __name__ == "__main__":
    main()
