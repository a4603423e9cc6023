"""What holds for every answer of the server, the app's and the API's: headers, logs, measures."""
