# Palabras de la aplicación, en español de Colombia. Un grupo por pantalla.
# Las palabras del manual del portal se conservan tal cual.

# Lo que se repite
common-back = Regresar
common-continue = Continuar
common-recover = Recuperar
common-retry = Reintentar
common-close = Cerrar
common-log-in = Ir al Ingreso
common-where = ¿Dónde encuentro esto?
common-step = Paso { $at } de { $of }
common-am = a. m.
common-pm = p. m.
common-date = { $day } de { $month } de { $year }, { $time }
common-months = enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
common-minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minutos
}
common-seconds = { $n ->
    [one] 1 segundo
   *[other] { $n } segundos
}
common-portal = MULTIportal
common-wait = Un momento…
common-cooperative = Cooperativa de Profesores de la Universidad Nacional de Colombia

# Mientras la aplicación abre
starting-title = MULTIportal
starting-text = Abriendo tu MULTIportal…

# Inicio
home-title = Multiportal
home-greeting = Hola, { $username }
home-lead = Tu cooperativa, en tu mano.
home-log-in = INGRESO Multiportal
home-register = REGISTRO Multiportal
home-register-note = Se abre en el navegador de tu celular.
home-forgot = ¿Olvidaste algo?
home-forgot-username = ¿Olvidaste tu usuario?
home-forgot-pin = ¿Olvidaste tu contraseña?
home-freeze = No fui yo: congelar mi acceso
home-not-me = No soy yo: olvidar este usuario
home-more = Más opciones
home-help = Ayuda
home-settings = Ajustes
home-about = Acerca de
home-logged-out = Cerraste tu sesión. ¡Hasta pronto!
home-session-expired = Tu sesión se cerró sola, para protegerte. No se perdió nada: ingresa de nuevo cuando quieras.
home-journey-too-old = Pasó mucho tiempo desde tu último paso y, por seguridad, hay que empezar de nuevo. No se perdió nada.
home-journey-unreadable = No pudimos leer lo que habías empezado en este celular. En la cooperativa no se perdió nada: empieza de nuevo.
home-store-unavailable = Este celular no nos deja guardar datos en este momento. Puedes usar la aplicación, pero no recordará tu usuario.

# Aviso de privacidad
privacy-title = Tus datos personales
privacy-lead = Antes de pedirte tus datos te contamos para qué son (Ley 1581 de 2012).
privacy-what = Qué te pedimos
privacy-what-text = Tu usuario y tu contraseña para ingresar. Para recuperarlos: tu documento, tu correo electrónico y tu celular registrados.
privacy-why = Para qué
privacy-why-text = Solo para comprobar que eres tú y enviarte un código de seguridad. No los usamos para publicidad ni los compartimos con nadie más.
privacy-phone = Qué queda en este celular
privacy-phone-text = Tu usuario, solo si pides recordarlo, y el paso en el que vas, por un máximo de 30 minutos. Tu contraseña y tus códigos nunca se guardan.
privacy-rights = Tus derechos
privacy-rights-text = Puedes conocer, corregir y pedir que se borren tus datos, y retirar tu autorización, cuando quieras. Escríbele o llama a la cooperativa, responsable de tus datos:
privacy-accept = Entendido

# Ingreso: el usuario
username-title = Ingreso
username-label = Digite el usuario
username-help = El nombre con el que te registraste en el Multiportal.
username-where = Es el nombre que escogiste al registrarte. Si no lo recuerdas, toca “¿Olvidaste tu usuario?” y te lo enviamos.
username-remember = Recordar mi usuario
username-forgot = ¿Olvidaste tu usuario?
username-missing = Falta tu usuario. Escríbelo en la casilla.
username-too-long = Ese usuario es demasiado largo: tiene máximo 64 letras. Revísalo.
username-unwritable = El usuario no lleva espacios. Escríbelo todo junto.
username-refused = El portal no reconoce ese usuario. Revísalo y toca “Continuar”.
username-took-too-long = Pasó mucho tiempo y empezamos de nuevo. No se perdió nada: toca “Continuar”.
username-sending = Buscando tu usuario…
robot-label = No soy un robot
robot-underway = Verificando… no tienes que hacer nada.
robot-ready = Listo, verificado.
robot-failed = Aún no. Se verificará al continuar.

# Ingreso: la contraseña
pin-title = Tu contraseña
pin-lead = Los cuatro números de tu contraseña.
pin-user = Usuario: { $username }
pin-forgot = ¿Olvidaste tu contraseña?
pin-wrong = { $left ->
    [one] El usuario o la contraseña no coinciden. Te queda 1 intento.
   *[other] El usuario o la contraseña no coinciden. Te quedan { $left } intentos.
}
pin-checking = Verificando tu contraseña…
pin-entered = { $at } de { $of }

# El teclado
keypad-label = Teclado dinámico
keypad-shuffles = Los números cambian de lugar después de cada toque. Búscalos antes de tocar.
keypad-ordered = Los números están en orden.
keypad-delete = Borrar
keypad-help = Ayuda
keypad-anew = Escribir de nuevo

# Bloqueo y congelamiento
locked-title = Espera un momento
locked-what = Hubo varias contraseñas equivocadas y, para proteger tu cuenta, el ingreso está en pausa.
locked-until = Podrás intentarlo otra vez a las { $time }
locked-left = Faltan { $left }
locked-over = Ya puedes intentarlo de nuevo.
locked-todo = No se perdió nada. Si no recuerdas tu contraseña, puedes recuperarla ahora mismo, sin esperar.
locked-recover = Recuperar mi contraseña
frozen-title = Tu acceso está congelado
frozen-what = Alguien avisó “no fui yo” desde un mensaje de tu cuenta, y la cooperativa cerró el acceso para protegerte.
frozen-todo = Tu dinero y tus datos están a salvo. Llama a la cooperativa para abrirlo de nuevo:

# Recuperación de Usuario
email-title = Recuperación de Usuario
email-label = Digite el correo electrónico
email-help = El que registraste en la cooperativa.
email-example = Ejemplo: nombre@{"\u200B"}correo.com
email-where = Es el correo donde recibes los extractos y las noticias de la cooperativa.
email-missing = Falta tu correo electrónico. Escríbelo en la casilla.
email-too-long = Ese correo es demasiado largo. Revísalo.
email-malformed = Ese correo no está completo. Debe verse así: nombre@{"\u200B"}correo.com
email-refused = El portal no reconoce ese correo. Revísalo y toca “Recuperar”.
email-not-slid = Falta deslizar la mano roja hacia la derecha, hasta que quede verde.
email-recovery-over = Ese código ya no sirve. ¿Ya te llegó tu usuario? Si no, toca “Recuperar” y te enviamos otro código.
email-sending = Enviando el código…
slide-label = Desliza la mano roja hacia la derecha
slide-red = Mano roja, a la izquierda
slide-green = Mano verde: verificado
slide-done = La mano está verde
slide-button = Verificar sin deslizar
sent-title = Tu usuario va en camino
sent-lead = Verifique su correo y/o su celular: allí está su usuario.
sent-channels = Lo enviamos a:
sent-sms = Mensaje de texto a { $to }
sent-email = Correo a { $to }
sent-other = { $to }
sent-next = Cuando lo tengas, ingresa con él.

# El código
code-title = Código de seguridad
code-lead = Escribe los { $length } números que te llegaron por mensaje de texto.
code-label = Código de seguridad
code-sent = Enviado a las { $time }
code-sent-to = Enviado a las { $time } a •••{ $tail }
code-sent-hidden = Si los datos están registrados, el mensaje llega al celular que tiene la cooperativa.
code-expires = Vence en { $left }
code-expired-line = El código venció
code-resend-in = Reenviar en { $left }
code-resend = Reenviar código
code-resends-over = Ya no se pueden enviar más códigos por ahora
code-paste = Pegar código
code-paste-failed = No pudimos pegar. Mantén el dedo sobre las casillas y elige “Pegar”.
code-wrong = { $left ->
    [one] Ese no es el código. Te queda 1 intento. Mira el último mensaje.
   *[other] Ese no es el código. Te quedan { $left } intentos. Mira el último mensaje.
}
code-expired = Ese código venció. Toca “Reenviar código” y te llega otro.
code-not-a-code = Lo que pegaste no es solo el código. Copia únicamente los números.
code-checking = Verificando el código…
code-resending = Enviando otro código…
code-almost-over = El código vence en menos de un minuto.
code-missing = ¿No llega el código?
code-missing-wait = Espera un minuto: a veces el mensaje se demora.
code-missing-signal = Revisa que tu celular tenga señal y que los mensajes no estén llenos ni bloqueados.
code-missing-last = Si pediste varios, solo sirve el último.
code-missing-here = Si llega a este celular, es posible que los números se escriban solos.
code-changed-phone = Cambié de celular
code-fraud = Nadie de la cooperativa te pedirá este código. No se lo digas a nadie.

# Recuperación de contraseña: las preguntas
question-title = Recuperación de contraseña
question-both = También olvidé mi usuario
question-both-note = Con un solo código escoges una contraseña nueva y te enviamos tu usuario.
question-kind = Seleccione el tipo de documento
question-number = Digita el número del documento
question-email = Digita el correo electrónico
question-phone = Digita el número del celular
question-kind-where = Es el documento con el que te afiliaste a la cooperativa. Para la mayoría es la cédula de ciudadanía.
question-number-where = Está en el frente de tu documento. Escríbelo con o sin puntos, como prefieras.
question-number-example = Ejemplo: { $example }
question-phone-where = Es el celular que tiene la cooperativa para ti: a ese te llegará el código. Empieza por 3 y tiene diez números.
question-phone-example = Ejemplo: 300 123 4567
question-kind-missing = Falta escoger tu tipo de documento. Toca uno de la lista.
question-number-missing = Falta el número de tu documento. Escríbelo en la casilla.
question-number-letters = Ese documento solo lleva números, sin letras. Revísalo.
question-number-unreadable = El número lleva solo letras y números, sin otros signos. Revísalo.
question-number-length = Ese número está muy corto o muy largo. Cuenta los números y revísalo.
question-phone-missing = Falta el número de tu celular. Escríbelo en la casilla.
question-phone-unreadable = El celular lleva solo números. Revísalo.
question-phone-landline = Ese es un teléfono fijo. Escribe tu celular: empieza por 3.
question-phone-foreign = Debe ser un celular de Colombia. Si no tienes, llama a la cooperativa.
question-phone-length = Un celular tiene diez números y empieza por 3. Revísalo.
question-refused = El portal no reconoce esta respuesta. Revísala y vuelve a intentarlo.
question-recovery-over = Ese código ya no sirve. No se perdió nada: toca “Recuperar” y te enviamos otro.
question-grant-over = Ese código ya no sirve. Si confirmaste la contraseña nueva, prueba a entrar con ella; si no, toca “Recuperar” y te enviamos otro.
question-sending = Enviando el código…
document-cc = Cédula de ciudadanía
document-ce = Cédula de extranjería
document-ti = Tarjeta de identidad
document-pa = Pasaporte
document-ppt = Permiso por protección temporal
document-other = Otro documento ({ $code })

# La contraseña nueva
new-pin-title = Tu nueva contraseña
new-pin-rules = Cómo debe ser
new-pin-rule-length = Cuatro números.
new-pin-rule-simple = Que no se repitan ni vayan seguidos: no sirven 0000, 1234 ni 4321.
new-pin-rule-personal = Que no sea tu año de nacimiento, el final de tu documento ni la contraseña que tenías.
new-pin-again-title = Escríbela otra vez
new-pin-again-lead = Para confirmar que es la misma. Los números cambiaron de lugar.
new-pin-saving = Guardando tu nueva contraseña…
new-pin-repeated = Repite el mismo número y es fácil de adivinar. Escoge otra.
new-pin-run = Lleva números seguidos y es fácil de adivinar. Escoge otra.
new-pin-birth-year = Es tu año de nacimiento y es fácil de adivinar. Escoge otra.
new-pin-document-tail = Es el final de tu documento y es fácil de adivinar. Escoge otra.
new-pin-in-force = Esa es la contraseña que ya tenías. Escoge una distinta.
new-pin-weak = Esa contraseña es fácil de adivinar. Escoge otra.
new-pin-differs = Las dos no fueron iguales. No se guardó nada: escribe la nueva otra vez.
changed-title = ¡Listo! Ya tienes nueva contraseña
changed-lead = Desde ahora ingresas con ella. Cerramos tus otras sesiones y te enviamos un mensaje para confirmarlo.
changed-username = También te enviamos tu usuario: verifique su correo y/o su celular, e ingresa con él.
changed-not-me = Si ese mensaje te llega y no fuiste tú, sigue sus instrucciones: congelamos el acceso de inmediato.

# Sesión
session-title = Hola, { $name }
session-last = Último acceso
session-last-from = { $when }, desde { $device }
session-last-device = Desde { $device }
session-first = Este es tu primer acceso desde la aplicación.
session-not-me = ¿No fuiste tú?
session-left = Tu sesión se cierra en { $left }
session-warning = Tu sesión está por cerrarse.
session-warning-end = Tu sesión está por cumplir su tiempo máximo. Al cerrarse no se pierde nada: puedes ingresar de nuevo.
session-stay = Seguir conectado
session-staying = Espera…
session-log-out = Cerrar sesión
session-web = Abrir el portal web
session-web-note = Aportes, ahorros y créditos se consultan en el portal web. Se abre en el navegador de tu celular.
resuming-title = Retomando tu sesión
resuming-text = Un momento, estamos comprobando que tu sesión siga abierta…
resuming-trouble-title = No pudimos retomar tu sesión

# ¿Cerrar sesión?
log-out-title = ¿Cerrar sesión?
log-out-text = Para volver a entrar necesitarás tu contraseña.
log-out-yes = Sí, cerrar sesión
log-out-no = No, seguir aquí

# ¿No fuiste tú?
not-me-title = ¿No fuiste tú?
not-me-lead = Si no reconoces ese acceso, actúa ya. Estos tres pasos te protegen:
not-me-log-out = Cierra esta sesión.
not-me-change = En Inicio toca “¿Olvidaste tu contraseña?” y escoge una nueva: todas las demás sesiones se cierran.
not-me-call = Llama a la cooperativa y cuéntales.
not-me-freeze = ¿Te llegó un mensaje de que tu contraseña cambió? Con el código de ese mensaje congelas tu acceso de inmediato. Esta sesión se cierra también.
not-me-device = Si el celular o el computador te parecen conocidos, quizá fuiste tú otro día: no tienes que hacer nada.

# No fui yo
receipt-title = No fui yo
receipt-lead = ¿Te llegó un mensaje de que tu contraseña cambió y no fuiste tú? Congela tu acceso ahora mismo.
receipt-what = Nadie podrá entrar, tampoco tú, hasta que hables con la cooperativa. Tu dinero y tus datos quedan a salvo.
receipt-label = Digite el código del mensaje
receipt-help = Letras y números, con o sin guiones.
receipt-where = Está en el mensaje de texto y en el correo que te avisan que tu contraseña cambió.
receipt-missing = Falta el código. Escríbelo en la casilla.
receipt-not-a-code = Eso no es solo el código. Escribe únicamente sus letras y números.
receipt-over = Ese código no es, o ya se usó. Revísalo. Si dudas, llama a la cooperativa.
receipt-freeze = Congelar mi acceso
receipt-sending = Congelando tu acceso…
receipt-without = ¿No tienes el mensaje? Llama: una persona te ayuda.
access-frozen-title = Listo: tu acceso está congelado
access-frozen-lead = Desde este momento nadie puede entrar con tu usuario, y todas las sesiones abiertas se cerraron.
access-frozen-todo = Llama a la cooperativa para contarles y abrirlo de nuevo:

# Practicar con el teclado
practice-title = Practicar con el teclado
practice-lead = Inventa cuatro números y búscalos en el teclado, con calma.
practice-safe = Es solo práctica: nada se envía ni se guarda. No uses tu contraseña de verdad.
practice-done = ¡Muy bien! Ya sabes usar el teclado.
practice-again = Practicar otra vez

# Cuando algo falla
trouble-offline-title = Sin conexión
trouble-offline = No se perdió nada. Revisa tu internet (wifi o datos) y toca “Reintentar”.
trouble-timed-out-title = El portal no respondió a tiempo
trouble-timed-out = La conexión está lenta. No se perdió nada: espera un momento y toca “Reintentar”.
trouble-wrong-date-title = La fecha de este celular está mal
trouble-wrong-date = No se perdió nada. Con una fecha equivocada no se puede comprobar que la conexión sea segura. Corríjala en los ajustes del celular, en “Fecha y hora” (lo mejor es “automática”), y toque “Reintentar”.
trouble-not-genuine-title = Esta conexión no es segura
trouble-not-genuine = Quien respondió no demostró ser la cooperativa, y no le enviamos nada tuyo. Usa otra red (los datos de tu celular, no un wifi público) y toca “Reintentar”.
trouble-maintenance-title = El portal vuelve pronto
trouble-maintenance = Estamos haciendo mejoras. No se perdió nada: vuelve a intentarlo más tarde.
trouble-maintenance-in = Estamos haciendo mejoras. No se perdió nada: vuelve a intentarlo en { $wait }.
trouble-slow-down-title = Vamos más despacio
trouble-slow-down = Hubo muchas solicitudes seguidas. No se perdió nada: espera { $wait } y vuelve a intentarlo.
trouble-outdated-title = Esta versión ya no funciona
trouble-outdated = Actualiza la aplicación desde la tienda de tu celular. No se perdió nada.
trouble-unexpected-title = Algo falló en el portal
trouble-unexpected = No fue culpa tuya y no se perdió nada. Toca “Reintentar”. Si sigue pasando, dale este número a la cooperativa: { $reference }
trouble-unexpected-unnumbered = No fue culpa tuya y no se perdió nada. Toca “Reintentar”. Si sigue pasando, llama a la cooperativa.

# Versión vieja
outdated-title = Hay una versión nueva
outdated-what = Esta versión de la aplicación ya no puede hablar con el portal.
outdated-todo = No se perdió nada. Abre la tienda de aplicaciones de tu celular, busca “MULTIportal” y toca “Actualizar”.

# Acerca de
about-title = Acerca de
about-version = Versión { $version }
about-diagnostics = Datos para soporte
about-diagnostics-lead = Si la cooperativa te los pide, cópialos y envíalos. No llevan tu usuario, tu documento ni tus claves.
about-copy = Copiar
about-copied = Copiado.
about-copy-failed = No se pudo copiar. Mantén el dedo sobre el texto y elige “Copiar”.
about-privacy = Tus datos personales (Ley 1581 de 2012)
about-licences = Licencias
licences-title = Licencias
licences-lead = Esta aplicación está hecha con trabajo compartido por muchas personas. Gracias. Nombre, versión y licencia de cada parte:

# Ajustes
settings-title = Ajustes
settings-language = Idioma · Language
settings-spanish = Español
settings-english = English
settings-order = Orden del teclado
settings-order-automatic = Dinámico: cambia de lugar después de cada número (más seguro)
settings-order-ordered = En orden, como en un teléfono
settings-order-note = Si usas un lector de pantalla, el teclado va siempre en orden.
settings-size = Tamaño de las teclas
settings-size-normal = Normal
settings-size-large = Muy grande

# Ayuda
help-title = Ayuda
help-people = Habla con una persona
help-call = Llamar al { $phone }
help-write = Escribir a { $email }
help-web = Abrir la página de la cooperativa
help-unknown = Los datos de contacto aparecerán cuando haya conexión. También puedes entrar a www.cooprofesoresun.coop
help-keypad = El teclado cambia de lugar
help-keypad-text = Cada vez que tocas un número, los demás cambian de lugar para que nadie pueda adivinar tu clave mirándote. Busca cada número con calma: no hay afán.
help-keypad-ordered = Si te resulta difícil, en Ajustes puedes dejarlo en orden o hacerlo muy grande.
help-code = No me llega el código
help-code-text = El mensaje llega al celular que la cooperativa tiene registrado. Puede demorarse un minuto.
help-safe = Cuídate del fraude
help-freeze = Si te llega un mensaje de que tu contraseña cambió y no fuiste tú, toca “No fui yo” en Inicio: congelamos tu acceso de inmediato.
help-safe-text = Nadie de la cooperativa te pedirá tu contraseña ni un código, ni por teléfono ni por mensaje. Si alguien lo hace, cuelga y llámanos.

# Cambié de celular
changed-phone-title = Cambié de celular
changed-phone-lead = Para registrar tu número nuevo, la cooperativa debe comprobar que eres tú. Necesitas:
changed-phone-document = Foto de tu documento por ambos lados.
changed-phone-number = Tu número nuevo.
changed-phone-letter = Una nota firmada en la que pides el cambio.
changed-phone-ready = Este mensaje está listo para enviar. Completa los espacios antes de enviarlo:
changed-phone-text = Buen día. Cambié de celular y no me llegan los códigos del MULTIportal. Solicito actualizar mi número. Mi nombre completo es: ____. Mi número nuevo es: ____. Adjunto foto de mi documento y la solicitud firmada. Gracias.
changed-phone-subject = Actualización de celular para el MULTIportal
changed-phone-mail = Enviar por correo
changed-phone-sms = Enviar por mensaje de texto
changed-phone-call = Llamar a la cooperativa
changed-phone-warning = No envíes tu contraseña ni ningún código: nadie los necesita.
