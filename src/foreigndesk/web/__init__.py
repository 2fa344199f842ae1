"""What answers readers over HTTP: the site's files, sign-up, confirmation, unsubscription."""
