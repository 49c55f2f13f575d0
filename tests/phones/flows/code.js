// The code of the newest text message, which `run` serves.
output.code = http.get("http://127.0.0.1:8082/code").body.trim();
