# The app's words, in English. One group a screen.

# What comes again and again
common-back = Back
common-continue = Continue
common-recover = Recover
common-retry = Try again
common-call = Call
common-close = Close
common-log-in = Go to log-in
common-where = Where do I find this?
common-step = Step { $at } of { $of }
common-am = a.m.
common-pm = p.m.
common-time-of-day = { $hour ->
   *[other] { $time }
}
common-date = { $day } { $month } { $year }, { $time }
common-months = January February March April May June July August September October November December
common-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
common-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
common-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}
common-portal = MULTIportal
field-use = Use “{ $text }”
common-wait = One moment…
common-cooperative = Cooperative of Professors of the National University of Colombia

# The sign that a field does not take
sign-space = a space
sign-direction = an invisible direction mark ({ $code })
sign-soft-hyphen = an invisible hyphen
sign-invisible = an invisible character ({ $code })
sign-cyrillic = a letter of the Cyrillic alphabet (“{ $letter }”)
sign-greek = a letter of the Greek alphabet (“{ $letter }”)
sign-foreign = a letter of another alphabet (“{ $letter }”)
sign-letter = a letter (“{ $letter }”)
sign-visible = a sign (“{ $sign }”)

# While the app opens
starting-title = MULTIportal
starting-text = Opening your MULTIportal…

# Home
home-title = Multiportal
home-greeting = Hello, { $username }
home-lead = Your cooperative, in your hand.
home-log-in = LOG IN to Multiportal
home-register = REGISTER for Multiportal
home-register-note = Opens in your phone’s browser.
home-forgot = Forgot something?
home-forgot-username = Forgot your username?
home-forgot-pin = Forgot your password?
home-freeze = That wasn’t me: freeze my access
home-not-me = I am someone else: forget this username
home-more = More options
home-help = Help
home-settings = Settings
home-about = About
home-logged-out = You logged out. See you soon!
home-session-expired = Your session closed by itself, to protect you. Nothing was lost: log in again whenever you like.
home-snapshot-too-old = It has been a long time since your last step, so for safety you need to start again. Nothing was lost.
home-snapshot-unreadable = We could not read what you had begun on this phone. Nothing was lost at the cooperative: please start again.
home-store-unavailable = This phone does not let us keep data right now. You can use the app, but it will not remember your username.

# Privacy notice
privacy-title = Your personal data
privacy-lead = Before we ask for your data, here is what it is for (Colombian Law 1581 of 2012).
privacy-what = What we ask for
privacy-what-text = Your username and password to log in. To recover them: your registered document, email and mobile phone. If you turn on logging in with fingerprint or face: the make and model of this phone, so that you recognise it in your list.
privacy-why = What for
privacy-why-text = Only to make sure that it is you and to send you a security code. We never use it for advertising or share it with anybody else.
privacy-phone = What stays on this phone
privacy-phone-text = Your username, only if you ask us to remember it, and the step you are on, for 30 minutes at most. Your password and your codes are never kept. If you turn on logging in with fingerprint or face, your name and a security key: the fingerprint and the face never leave the phone.
privacy-rights = Your rights
privacy-rights-text = You can see, correct and delete your data, and withdraw your permission, whenever you like. Write to or call the cooperative, which is responsible for your data:
privacy-accept = I understand

# Log-in: the username
username-title = Log in
username-label = Type your username
username-help = The name you registered with at the Multiportal.
username-where = It is the name you chose when you registered. If you do not remember it, tap “Forgot your username?” and we will send it to you.
username-remember = Remember my username
username-forgot = Forgot your username?
username-missing = Your username is missing. Type it in the box.
username-too-long = That username is too long: 64 letters at most. Please check it.
username-sign = There is { $sign } in place { $place }. A username is written together, without spaces or invisible characters, in Latin letters. Type it again.
username-perhaps = Did you mean “{ $meant }”? If it is right as you typed it, tap “Continue” again.
username-refused = The portal does not take that username. Check it and tap “Continue”.
username-took-too-long = That took a while, so we start again. Nothing was lost: tap “Continue”.
username-sending = Looking for your username…
robot-label = I am not a robot
robot-underway = Checking… there is nothing for you to do.
robot-ready = Done, checked.
robot-failed = Not yet. It will be checked when you continue.

# Log-in: the password
pin-title = Your password
pin-lead = The four digits of your password.
pin-user = Username: { $username }
pin-forgot = Forgot your password?
pin-wrong = { $left ->
    [one] The username or the password is wrong. You have 1 try left.
   *[other] The username or the password is wrong. You have { $left } tries left.
}
pin-checking = Checking your password…
pin-entered = { $at } of { $of }

# The keypad
keypad-label = Dynamic keypad
keypad-shuffles = The digits change place after every tap. Look for each one before you tap.
keypad-ordered = The digits are in order.
keypad-delete = Delete
keypad-help = Help
keypad-restart = Type it again

# Locked and frozen
locked-title = Wait a moment
locked-what = The password was wrong several times, so log-in is paused to protect your account.
locked-until = You can try again at { $time }
locked-left = { $left } to go
locked-over = You can try again now.
locked-todo = Nothing was lost. If you do not remember your password, you can recover it right now, without waiting.
locked-recover = Recover my password
frozen-title = Your access is frozen
frozen-what = Somebody answered “that wasn’t me” to a message of your account, and the cooperative closed access to protect you.
frozen-todo = Your money and your data are safe. Call the cooperative to open it again:

# Recovery of the username
email-title = Username recovery
email-label = Type your email
email-help = The one you registered with the cooperative.
email-example = Example: name@mail.com
email-where = It is the address where you get the cooperative’s statements and news.
email-missing = Your email is missing. Type it in the box.
email-too-long = That email is too long. Please check it.
email-sign = There is { $sign } in place { $place }. An email is written together, like this: name@mail.com
email-malformed = That email is not complete. It should look like this: name@mail.com
email-refused = The portal does not take that email. Check it and tap “Recover” again.
email-not-slid = Slide the red hand to the right until it turns green.
email-recovery-over = That code no longer works. Has your username arrived? If not, tap “Recover” and ask for another code.
email-slip = Did you mean { $email }? If it is right as you typed it, tap “{ $button }” again.
email-sending = Asking for the code…
slide-label = Slide the red hand to the right
slide-red = Red hand, at the left
slide-green = Green hand: checked
slide-done = The hand is green
slide-button = Check without sliding
sent-title = Your username is on its way
sent-lead = Check your email and/or your phone: your username is there.
sent-channels = We sent it to:
sent-sms = Text message to { $to }
sent-email = Email to { $to }
sent-other = { $to }
sent-next = When you have it, log in with it.

# The code
code-title = Security code
code-lead = If your details are registered, a message comes.
code-lead-email = If { $email } is registered, a message comes.
code-lead-phone = If your details are registered, a message comes to •••{ $tail }.
code-lead-call = If your details are registered, you hear the digits in a call.
code-label = Security code
code-asked = Asked for at { $time }
code-asked-for = For the phone •••{ $tail }, asked for at { $time }
code-call-asked = Call asked for at { $time }
code-left = { $n ->
    [one] Until { $time } you can ask for 1 more.
   *[other] Until { $time } you can ask for { $n } more.
}
code-none-left = You can ask for another at { $time } at the latest.
code-typed = You typed { $email }
code-correct = Correct it
code-suggestion = Did you mean { $email }?
code-sent-hidden = If your details are registered, the message goes to the phone number that the cooperative has.
code-expires = Expires in { $left }
code-expired-line = The code has expired
code-resend-in = Send again in { $left }
code-resend = Send another code
code-resends-over = No more messages
code-paste = Paste code
code-paste-failed = Hold your finger on the boxes and choose “Paste”.
code-wrong = { $left ->
    [one] Not the code of the latest message. You have 1 try left.
   *[other] Not the code of the latest message. You have { $left } tries left.
}
code-expired-title = The code has expired
code-expired-again = { $n ->
    [one] It no longer works. Until { $time } you can ask for 1 more.
   *[other] It no longer works. Until { $time } you can ask for { $n } more.
}
code-expired-over = You can ask for another at { $time } at the latest. If you cannot wait, call the cooperative.
code-ask-again = Ask for another code
code-not-a-code = That is not the code. Copy only its digits.
code-sign = The code has digits only. We took out { $sign }.
code-too-many = There are more than { $length } digits. Check them.
code-clipboard-empty = Nothing is copied. Copy the code first.
code-checking = Checking the code…
code-resending = Asking for another code…
code-almost-over = The code expires in less than a minute.
code-missing = Didn’t get the code?
code-missing-wait = Wait a minute: sometimes the message is late.
code-missing-signal = Check that your phone has signal and that its messages are not full or blocked.
code-missing-last = If you asked for several, only the last one works.
code-missing-here = If it comes to this phone, the digits may fill in on their own.
code-other-ways = Did you check? You can ask for another code in one of these ways. The earlier one stops working.
code-other-ways-in = You can ask for another code in one of these ways in { $left }.
code-to-inbox = Get it with my other messages
code-by-call = Get it in a call
code-refused-title = This message came:
code-refused-text = The app could not read it. If it has your code, type it. If you ask for another one, it comes with your other messages.
code-refused-below = A message came that we could not read. It is further down.
code-changed-phone = I changed my number
code-fraud = Nobody from the cooperative will ask you for this code. Do not tell it to anybody.

# Recovery of the password: the questions
question-title = Password recovery
question-both = I forgot my username too
question-both-note = With one code you choose a new password and we send you your username.
question-kind = Choose your type of document
question-number = Type the number of your document
question-email = Type your email
question-phone = Type your mobile number
question-kind-where = It is the document you joined the cooperative with. For most people it is the citizenship card.
question-number-where = It is on the front of your document. Type it with or without dots, as you like.
question-number-example = Example: { $example }
question-phone-where = It is the mobile number that the cooperative has for you: the code goes there. It begins with 3 and has ten digits.
question-phone-example = Example: 300 123 4567
question-kind-missing = Your type of document is missing. Tap one of the list.
question-number-missing = The number of your document is missing. Type it in the box.
question-number-letter = There is { $sign } in place { $place }. That document has digits only, no letters. Please check it.
question-number-sign = There is { $sign } in place { $place }. A document number has digits and, in some documents, letters. Please check it.
question-number-length = That document has { $shortest } to { $longest } digits. Count them and check it.
question-phone-missing = Your mobile number is missing. Type it in the box.
question-phone-sign = There is { $sign } in place { $place }. A mobile number has digits only. Please check it.
question-phone-landline = That is a landline. Type your mobile: it begins with 3.
question-phone-foreign = It must be a Colombian mobile. If you have none, call the cooperative.
question-phone-length = A mobile number has ten digits and begins with 3. Please check it.
question-refused = The portal does not take this answer. Check it and try again.
question-recovery-over = That code no longer works. Nothing was lost: tap “Recover” for another.
question-grant-over = That code no longer works. If you confirmed the new password, try to log in with it; if not, tap “Recover” and ask for another.
question-time-over = The time to choose the password ran out, and nothing was changed. Tap “Recover” and ask for another code.
question-next = What comes next?
question-next-text = If your answers match those of the cooperative, you get a code by text message. With it you choose your new password.
question-sending = Asking for the code…
document-cc = Citizenship card
document-ce = Foreigner ID card
document-ti = Identity card (minors)
document-pa = Passport
document-ppt = Temporary protection permit
document-other = Other document ({ $code })

# The new password
new-pin-title = Your new password
new-pin-lead = Four digits that are not easy to guess.
new-pin-rules = What it must be like
new-pin-rule-length = Four digits.
new-pin-rule-simple = No repeats and no runs: 0000, 1234 and 4321 will not do.
new-pin-rule-personal = Not your birth year, the end of your document or the password you had.
new-pin-again-title = Type it again
new-pin-again-lead = To make sure that it is the same. The digits have moved.
new-pin-left = { $left } left
new-pin-almost-over = Less than a minute left to choose the password. If the time runs out, you can ask for another code.
new-pin-saving = Saving your new password…
new-pin-repeated = That password repeats one digit and is easy to guess. Choose another.
new-pin-run = That password has digits in a row and is easy to guess. Choose another.
new-pin-birth-year = That is your birth year and is easy to guess. Choose another.
new-pin-document-tail = That is the end of your document and is easy to guess. Choose another.
new-pin-in-force = That is the password you already had. Choose a different one.
new-pin-weak = That password is easy to guess. Choose another.
new-pin-differs = The two were not the same. Nothing was saved: type the new one again.
changed-title = Done! You have a new password
changed-lead = From now on you log in with it. All your sessions were closed, logging in with fingerprint or face was turned off on your phones, and we sent you a message to confirm it.
changed-username = We sent you your username too: check your email or your phone, and log in with it.
changed-not-me = If that message comes and it was not you, follow what it says: we freeze access at once.

# Session
session-title = Hello, { $name }
session-last = Last access
session-last-from = { $when }, from { $device }
session-last-device = From { $device }
session-first = This is your first access from the app.
session-not-me = Wasn’t that you?
session-left = Your session closes in { $left }
session-warning = Your session is about to close.
session-warning-end = Your session is about to reach its time limit. Nothing is lost when it closes: you can log in again.
session-stay = Stay connected
session-staying = One moment…
session-log-out = Log out
session-web = Open the web portal
session-web-note = Contributions, savings and loans are in the web portal. It opens in your phone’s browser.
session-web-handed-over = You need not log in there again.
session-web-asks-again = It will ask for your username and password again.
session-web-opening = Opening the web portal…
session-web-no-browser = We could not open your phone’s browser. You can type this address in another browser and log in there: { $address }
resuming-title = Resuming your session
resuming-text = One moment, we are checking that your session is still open…
resuming-call-error-title = We could not resume your session

# My phones and accesses
accesses-title = My phones and accesses
accesses-lead = See from where your account is used, and remove what you do not know.
accesses-loading = Loading…
accesses-missing = We could not load this.
accesses-phones = Trusted phones
accesses-phones-lead = They log in with a fingerprint or face, without the password.
accesses-no-phones = None: only your username and password lead into your account.
accesses-unnamed = Phone without a name
accesses-this = This phone
accesses-added = Added on { $when }
accesses-used = Last used on { $when }
accesses-unused = Not used to log in yet
accesses-remove = Remove
accesses-remove-name = Remove { $name }
accesses-last = Last accesses
accesses-none = No accesses yet.
accesses-by-pin = With username and password
accesses-by-phone = With a fingerprint or face, on a trusted phone
accesses-end = Close all other sessions
accesses-not-me = Something you do not know?
accesses-removed = Done: that phone is no longer trusted.
accesses-ended = Done: the other sessions were closed. Only this one is open.
accesses-remove-title = Remove this phone?
accesses-remove-text = It can no longer be used to log in, and the sessions that it opened close.
accesses-remove-this = It is the phone that you are using. This session stays open, but next time you will need your password.
accesses-remove-yes = Yes, remove it
accesses-removing = Removing the phone…
accesses-keep = No, leave everything as it is
accesses-end-title = Close all other sessions?
accesses-end-text = They close on every other device. This one stays open.
accesses-end-yes = Yes, close them
accesses-ending = Closing the other sessions…

# The trusted phone
phone-title = Log in with fingerprint or face
phone-use-pin = Use my password
phone-lead = Next time you can log in on this phone with your fingerprint or face, without typing the password.
phone-stays = The phone checks your fingerprint and your face, and they never leave it: the cooperative does not receive them (Ley 1581 of 2012).
phone-others = Every fingerprint and face registered on this phone will be able to log in. Turn it on only if the phone is yours.
phone-optional = It is not required: your password works as before, and you can turn this off in Settings whenever you like.
phone-turn-on = Turn on
phone-turn-off = Turn off
phone-on = It is on: this phone logs in with fingerprint or face.
phone-done = Done
phone-on-text = On the home screen tap “Log in with fingerprint or face”. Your password works as before.
phone-log-in-first = First log in with your password. Inside, we ask whether you want to turn it on.
phone-with-pin = Log in with my password
phone-offer = Log in with fingerprint or face next time?
phone-offer-text = On this phone, without typing the password. You can also turn it on later, in Settings.
phone-offer-yes = Yes, show me how
phone-offer-no = Not now
phone-prompt = Confirm that it is you
phone-prompt-cancel = Cancel
phone-log-in-title = Fingerprint or face log-in
phone-asking = One moment, we are talking to the portal…
phone-prompting = Put your finger on the reader or look at the phone’s screen.
phone-again = Try again
phone-not-enrolled = This phone has no fingerprint, face or screen lock. Register one in the phone’s settings and tap “Try again”.
phone-cancelled = The check was not done. Nothing happened: you can try again or use your password.
phone-locked-out = The phone did not recognise the fingerprint or face several times and asks you to wait. Lock it and unlock it as usual, or use your portal password.
phone-unavailable = The phone could not do the check right now. Try again or use your password.
phone-took-too-long = A lot of time passed and, for safety, it has to start again. Tap “Try again”.
phone-too-many = You already have as many phones with fingerprint or face as there may be. Tap “{ accesses-title }” and remove one that you no longer use, or go on with your password.
phone-key-refused = The portal did not accept this phone’s security. Go on logging in with your password: it works as before.
phone-not-offered = The portal does not offer this way in for now. Use your password: it works as before.
phone-key-gone = A fingerprint, the face or the lock changed, or your data came from another phone. For safety, logging in with fingerprint or face was turned off. Log in with your password: inside you can turn it on again.
phone-refused = The portal no longer accepts this phone: it was removed, the password changed, or access was frozen. Log in with your password: inside you can turn it on again.

# Log out?
log-out-title = Log out?
log-out-text-phone = To come back in you will need your fingerprint, your face or your password.
log-out-text = To come back you will need your password.
log-out-yes = Yes, log out
log-out-no = No, stay here

# Was it not you?
not-me-title = Wasn’t that you?
not-me-lead = If you do not know that access, act now. These steps protect you:
not-me-review = Look at your phones and accesses: remove what you do not know and close the other sessions.
not-me-log-out = Log out of this session.
not-me-change = At home, tap “Forgot your password?” and choose a new one: all sessions close, and login by fingerprint or face is turned off on your phones.
not-me-call = Call the cooperative and tell them.
not-me-freeze = Did a message say that your password changed, or tell you of a new phone or a login from a new device? With the code of that message you freeze your access at once. This session closes too.
not-me-device = If the phone or computer looks familiar, perhaps it was you another day: you need not do anything.

# It was not me
receipt-title = That wasn’t me
receipt-lead = Did a message say that your password changed, or tell you of a new phone or a login from a new device, and it was not you? Freeze your access right now.
receipt-what = Nobody will get in, not even you, until you talk to the cooperative. Your money and your data stay safe.
receipt-label = Type the message’s code
receipt-help = Letters and digits, with or without dashes.
receipt-where = It is near the end of that text message and email: letters and digits in groups of four.
receipt-missing = The code is missing. Type it in the box.
receipt-too-long = That code is too long. Type or copy the code alone.
receipt-sign = There is { $sign } in place { $place }. The code has letters, digits and dashes only: type or copy the code alone.
receipt-over = That is not the code, or it was used. Check it. If in doubt, call the cooperative.
receipt-freeze = Freeze my access
receipt-sending = Freezing your access…
receipt-without = Don’t have the message? Call us: a person will help you.
access-frozen-title = Done: your access is frozen
access-frozen-lead = From this moment nobody can get in with your username. Every session was closed, and logging in with fingerprint or face was turned off on your phones.
access-frozen-todo = Call the cooperative to tell them and to open it again:

# Practice on the keypad
practice-title = Practise on the keypad
practice-lead = Make up four digits and find them on the keypad. Take your time.
practice-safe = It is only practice: nothing is sent and nothing is kept. Do not use your real password.
practice-done = Very good! Now you know how to use the keypad.
practice-again = Practise again

# When something fails
call-error-offline-title = No connection
call-error-offline = Nothing was lost. Check your internet (wifi or mobile data) and tap “Try again”.
call-error-proxy-title = The portal could not be reached
call-error-proxy = Nothing was lost. This network uses a proxy, which the app does not use: that may be the reason. Use another network (your phone’s data) and tap “Try again”.
call-error-timed-out-title = The portal did not answer in time
call-error-timed-out = The connection is slow. Nothing was lost: wait a moment and tap “Try again”.
call-error-wrong-date-title = This phone’s date is wrong
call-error-wrong-date = Nothing was lost. With a wrong date we cannot check that the connection is safe. Correct it in the phone’s settings under “Date and time” (“automatic” is best) and tap “Try again”.
call-error-not-genuine-title = This connection is not safe
call-error-not-genuine = Whoever answered did not prove to be the cooperative, and we sent them nothing of yours. Use another network (your mobile data, not a public wifi) and tap “Try again”.
call-error-maintenance-title = The portal will be back soon
call-error-maintenance = We are improving it. Nothing was lost: try again later.
call-error-maintenance-in = We are improving it. Nothing was lost: try again in { $wait }.
call-error-slow-down-title = A little slower, please
call-error-slow-down = There were many requests in a row. Nothing was lost: wait { $wait } and try again.
call-error-outdated-title = This version no longer works
call-error-outdated = Update the app from your phone’s store. Nothing was lost.
call-error-unexpected-title = Something failed at the portal
call-error-unexpected = It was not your fault and nothing was lost. Tap “Try again”. If it keeps happening, give the cooperative this number: { $reference }
call-error-unexpected-unnumbered = It was not your fault and nothing was lost. Tap “Try again”. If it keeps happening, call the cooperative.

# Old version
outdated-title = There is a new version
outdated-what = This version of the app can no longer talk to the portal.
outdated-todo = Nothing was lost. Open your phone’s app store, look for “MULTIportal” and tap “Update”.
outdated-store = Open the store

# About
about-title = About
about-version = Version { $version }
about-diagnostics = Data for support
about-diagnostics-lead = If the cooperative asks for it, copy and send it. It does not include your username, your document or your passwords.
about-copy = Copy
about-copied = Copied.
about-copy-failed = It could not be copied. Hold your finger on the text and choose “Copy”.
about-privacy = Your personal data (Law 1581 of 2012)
about-licences = Licences
licences-title = Licences
licences-lead = This app is built on work that many people share. Thank you. Name, version and licence of each part:

# Settings
settings-title = Settings
settings-language = Idioma · Language
settings-spanish = Español
settings-english = English
settings-order = Order of the keypad
settings-order-automatic = Dynamic: changes place after every digit (safer)
settings-order-ordered = In order, as on a telephone
settings-order-note = If you use a screen reader, the keypad is always in order.
settings-size = Size of the keys
settings-size-normal = Normal
settings-size-large = Very large

# Help
help-title = Help
help-people = Talk to a person
help-call = Call { $phone }
help-write = Write to { $email }
help-web = Open the website
link-no-app = No app on this phone can open it. Copy it: { $target }
help-unknown = Our contact details will show here once there is a connection. You can also go to www.cooprofesoresun.coop
help-keypad = The keypad changes place
help-keypad-text = Every time you tap a digit, the others change place so that nobody can guess your password by watching you. Take your time to find each digit: there is no hurry.
help-keypad-ordered = If that is hard, you can put it in order or make it very large in Settings.
help-code = I did not get the code
help-code-text = The message goes to the phone number that the cooperative has registered. It may take a minute.
help-safe = Beware of fraud
help-freeze = If a message says that your password changed, or tells you of a new phone or a login from a new device, and it was not you, tap “That wasn’t me” at home: we freeze your access at once.
help-safe-text = Nobody from the cooperative will ask you for your password or a code, by phone or by message. If somebody does, hang up and call us.

# I changed my number
changed-phone-title = I changed my number
changed-phone-lead = To register your new number, the cooperative must make sure that it is you. You need:
changed-phone-document = A photo of both sides of your document.
changed-phone-number = Your new number.
changed-phone-letter = A signed note that asks for the change.
changed-phone-ready = This message is ready to be sent. Fill in the blanks before you send it:
changed-phone-text = Good day. I changed my mobile number and do not get the MULTIportal’s codes. Please update it. My full name is: ____. My new number is: ____. I enclose a photo of my document and the signed request. Thank you.
changed-phone-subject = Change of mobile number for the MULTIportal
changed-phone-mail = Send by mail
changed-phone-sms = Send by text message
changed-phone-call = Call the cooperative
changed-phone-warning = Do not send your password or any code: nobody needs them.
