# Palabras de la aplicación, en español de Colombia. Un grupo por pantalla.
# Las palabras del manual del portal se conservan tal cual.

# Lo que se repite
common-back = Regresar
common-continue = Continuar
common-recover = Recuperar
common-retry = Reintentar
common-call = Llamar
common-close = Cerrar
common-log-in = Ir al Ingreso
common-where = ¿Dónde encuentro esto?
common-step = Paso { $at } de { $of }
common-am = a. m.
common-pm = p. m.
common-time-of-day = { $hour ->
    [1] la { $time }
   *[other] las { $time }
}
common-date = { $day } de { $month } de { $year }, { $time }
common-months = enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
common-minutes = { $n ->
    [one] 1 minuto
   *[other] { $n } minutos
}
common-hours = { $n ->
    [one] 1 hora
   *[other] { $n } horas
}
common-seconds = { $n ->
    [one] 1 segundo
   *[other] { $n } segundos
}
common-portal = MULTIportal
field-use = Usar “{ $text }”
common-wait = Un momento…
common-cooperative = Cooperativa de Profesores de la Universidad Nacional de Colombia

# El signo que una casilla no lleva
sign-space = un espacio
sign-direction = una marca invisible de dirección ({ $code })
sign-soft-hyphen = un guion invisible
sign-invisible = un carácter invisible ({ $code })
sign-cyrillic = una letra del alfabeto cirílico («{ $letter }»)
sign-greek = una letra del alfabeto griego («{ $letter }»)
sign-foreign = una letra de otro alfabeto («{ $letter }»)
sign-letter = una letra («{ $letter }»)
sign-visible = un signo («{ $sign }»)

# Mientras la aplicación abre
starting-title = MULTIportal
starting-text = Abriendo su MULTIportal…

# Inicio
home-title = Multiportal
home-greeting = Hola, { $username }
home-lead = Su cooperativa, en su mano.
home-log-in = INGRESO Multiportal
home-register = REGISTRO Multiportal
home-register-note = Se abre en el navegador de su celular.
home-forgot = ¿Olvidó algo?
home-forgot-username = ¿Olvidaste tu usuario?
home-forgot-pin = ¿Olvidaste tu contraseña?
home-freeze = No fui yo: congelar mi acceso
home-not-me = No soy yo: olvidar este usuario
home-more = Más opciones
home-help = Ayuda
home-settings = Ajustes
home-about = Acerca de
home-logged-out = Cerró su sesión. ¡Hasta pronto!
home-session-expired = Su sesión se cerró sola, por seguridad. No se perdió nada: ingrese de nuevo cuando quiera.
home-snapshot-too-old = Pasó mucho tiempo desde su último paso y, por seguridad, hay que empezar de nuevo. No se perdió nada.
home-snapshot-unreadable = No pudimos leer lo que había empezado en este celular. En la cooperativa no se perdió nada: empiece de nuevo.
home-store-unavailable = Este celular no nos deja guardar datos en este momento. Puede usar la aplicación, pero no recordará su usuario.

# Aviso de privacidad
privacy-title = Sus datos personales
privacy-lead = Antes de pedirle sus datos le contamos para qué son (Ley 1581 de 2012).
privacy-what = Qué le pedimos
privacy-what-text = Su usuario y su contraseña para ingresar. Para recuperarlos: su documento, su correo electrónico y su celular registrados. Si activa el ingreso con huella o rostro: la marca y el modelo de este celular, para que lo reconozca en su lista.
privacy-why = Para qué
privacy-why-text = Solo para comprobar que es usted y enviarle un código de seguridad. No los usamos para publicidad ni los compartimos con nadie más.
privacy-phone = Qué queda en este celular
privacy-phone-text = Su usuario, solo si pide recordarlo, y el paso en el que va, por un máximo de 30 minutos. Su contraseña y sus códigos nunca se guardan. Si activa el ingreso con huella o rostro, su nombre y una llave de seguridad: la huella y el rostro nunca salen del celular.
privacy-rights = Sus derechos
privacy-rights-text = Puede conocer, corregir y pedir que se borren sus datos, y retirar su autorización, cuando quiera. Escríbale o llame a la cooperativa, responsable de sus datos:
privacy-accept = Entendido

# Ingreso: el usuario
username-title = Ingreso
username-label = Digite el usuario
username-help = El nombre con el que se registró en el Multiportal.
username-where = Es el nombre que escogió al registrarse. Si no lo recuerda, toque “¿Olvidaste tu usuario?” y se lo enviamos.
username-remember = Recordar mi usuario
username-forgot = ¿Olvidaste tu usuario?
username-missing = Falta su usuario. Escríbalo en la casilla.
username-too-long = Ese usuario es demasiado largo: tiene máximo 64 letras. Revíselo.
username-sign = Hay { $sign } en el lugar { $place }. El usuario va todo junto, sin espacios ni signos invisibles y con letras de nuestro alfabeto. Escríbalo de nuevo.
username-perhaps = ¿Quiso decir “{ $meant }”? Si está bien como lo escribió, toque “Continuar” otra vez.
username-refused = El portal no reconoce ese usuario. Revíselo y toque “Continuar”.
username-took-too-long = Pasó mucho tiempo y empezamos de nuevo. No se perdió nada: toque “Continuar”.
username-sending = Buscando su usuario…
robot-label = No soy un robot
robot-underway = Verificando… usted no tiene que hacer nada.
robot-ready = Listo, verificado.
robot-failed = Aún no. Se verificará al continuar.

# Ingreso: la contraseña
pin-title = Su contraseña
pin-lead = Los cuatro números de su contraseña.
pin-user = Usuario: { $username }
pin-forgot = ¿Olvidaste tu contraseña?
pin-wrong = { $left ->
    [one] El usuario o la contraseña no coinciden. Le queda 1 intento.
   *[other] El usuario o la contraseña no coinciden. Le quedan { $left } intentos.
}
pin-checking = Verificando su contraseña…
pin-entered = { $at } de { $of }

# El teclado
keypad-label = Teclado dinámico
keypad-shuffles = Los números cambian de lugar después de cada toque. Búsquelos antes de tocar.
keypad-ordered = Los números están en orden.
keypad-delete = Borrar
keypad-help = Ayuda
keypad-restart = Escribir de nuevo

# Bloqueo y congelamiento
locked-title = Espere un momento
locked-what = Hubo varias contraseñas equivocadas y, para proteger su cuenta, el ingreso está en pausa.
locked-until = Podrá intentarlo otra vez a las { $time }
locked-left = Faltan { $left }
locked-over = Ya puede intentarlo de nuevo.
locked-todo = No se perdió nada. Si no recuerda su contraseña, puede recuperarla ahora mismo, sin esperar.
locked-recover = Recuperar mi contraseña
frozen-title = Su acceso está congelado
frozen-what = Alguien avisó “no fui yo” desde un mensaje de su cuenta, y la cooperativa cerró el acceso por seguridad.
frozen-todo = Su dinero y sus datos están a salvo. Llame a la cooperativa para abrirlo de nuevo:

# Recuperación de Usuario
email-title = Recuperación de Usuario
email-label = Digite el correo electrónico
email-help = El que registró en la cooperativa.
email-example = Ejemplo: nombre@correo.com
email-where = Es el correo donde recibe los extractos y las noticias de la cooperativa.
email-missing = Falta su correo electrónico. Escríbalo en la casilla.
email-too-long = Ese correo es demasiado largo. Revíselo.
email-sign = Hay { $sign } en el lugar { $place }. El correo va todo junto, así: nombre@correo.com
email-malformed = Ese correo no está completo. Debe verse así: nombre@correo.com
email-refused = El portal no reconoce ese correo. Revíselo y toque “Recuperar”.
email-not-slid = Falta deslizar la mano roja hacia la derecha, hasta que quede verde.
email-recovery-over = Ese código ya no sirve. ¿Ya le llegó su usuario? Si no, toque “Recuperar” y pida otro código.
email-slip = ¿Quiso decir { $email }? Si está bien como lo escribió, toque “{ $button }” otra vez.
email-sending = Pidiendo el código…
slide-label = Deslice la mano roja hacia la derecha
slide-red = Mano roja, a la izquierda
slide-green = Mano verde: verificado
slide-done = La mano está verde
slide-button = Verificar sin deslizar
sent-title = Su usuario va en camino
sent-lead = Verifique su correo y/o su celular: allí está su usuario.
sent-channels = Lo enviamos a:
sent-sms = Mensaje de texto a { $to }
sent-email = Correo a { $to }
sent-other = { $to }
sent-next = Cuando lo tenga, ingrese con él.

# El código
code-title = Código de seguridad
code-lead = Si sus datos están registrados, le llegará un mensaje.
code-lead-email = Si { $email } está registrado, le llegará un mensaje.
code-lead-phone = Si sus datos están registrados, llegará un mensaje al •••{ $tail }.
code-lead-call = Si sus datos están registrados, oirá los números en una llamada.
code-label = Código de seguridad
code-asked = Pedido a { $time }
code-asked-for = Para el celular •••{ $tail }, pedido a { $time }
code-call-asked = Llamada pedida a { $time }
code-left = { $n ->
    [one] Hasta { $time } puede pedir 1 más.
   *[other] Hasta { $time } puede pedir { $n } más.
}
code-none-left = Podrá pedir otro a { $time }, a más tardar.
code-typed = Usted escribió { $email }
code-correct = Corregir
code-suggestion = ¿Quiso decir { $email }?
code-sent-hidden = Si los datos están registrados, el mensaje llega al celular que tiene la cooperativa.
code-expires = Vence en { $left }
code-expired-line = El código venció
code-resend-in = Reenviar en { $left }
code-resend = Reenviar código
code-resends-over = Ya no hay reenvíos
code-paste = Pegar código
code-paste-failed = Mantenga el dedo sobre las casillas y elija “Pegar”.
code-wrong = { $left ->
    [one] No es el código del último mensaje. Le queda 1 intento.
   *[other] No es el código del último mensaje. Le quedan { $left } intentos.
}
code-expired-title = El código venció
code-expired-again = { $n ->
    [one] Ya no sirve. Hasta { $time } puede pedir 1 más.
   *[other] Ya no sirve. Hasta { $time } puede pedir { $n } más.
}
code-expired-over = Podrá pedir otro a { $time }, a más tardar. Si no puede esperar, llame a la cooperativa.
code-ask-again = Pedir otro código
code-not-a-code = Eso no es el código. Copie solo sus números.
code-sign = El código lleva solo números. Quitamos { $sign }.
code-too-many = Hay más de { $length } números. Revíselos.
code-clipboard-empty = No hay nada copiado. Copie primero el código.
code-checking = Verificando el código…
code-resending = Pidiendo otro código…
code-almost-over = El código vence en menos de un minuto.
code-missing = ¿No llega el código?
code-missing-wait = Espere un minuto: a veces el mensaje se demora.
code-missing-signal = Revise que su celular tenga señal y que los mensajes no estén llenos ni bloqueados.
code-missing-last = Si pidió varios, solo sirve el último.
code-missing-here = Si llega a este celular, es posible que los números se escriban solos.
code-other-ways = ¿Ya revisó? Puede pedir otro código de una de estas formas. El anterior deja de servir.
code-other-ways-in = Podrá pedir otro código de una de estas formas en { $left }.
code-to-inbox = Recibirlo con mis otros mensajes
code-by-call = Recibirlo en una llamada
code-refused-title = Llegó este mensaje:
code-refused-text = La aplicación no pudo leerlo. Si trae su código, escríbalo. Si pide otro, le llegará con sus otros mensajes.
code-refused-below = Llegó un mensaje que no pudimos leer. Está más abajo.
code-changed-phone = Cambié de celular
code-fraud = Nadie de la cooperativa le pedirá este código. No se lo diga a nadie.

# Recuperación de contraseña: las preguntas
question-title = Recuperación de contraseña
question-both = También olvidé mi usuario
question-both-note = Con un solo código escoge una contraseña nueva y le enviamos su usuario.
question-kind = Seleccione el tipo de documento
question-number = Digita el número del documento
question-email = Digita el correo electrónico
question-phone = Digita el número del celular
question-kind-where = Es el documento con el que se afilió a la cooperativa. Para la mayoría es la cédula de ciudadanía.
question-number-where = Está en el frente de su documento. Escríbalo con o sin puntos, como prefiera.
question-number-example = Ejemplo: { $example }
question-phone-where = Es el celular que tiene la cooperativa para usted: a ese le llegará el código. Empieza por 3 y tiene diez números.
question-phone-example = Ejemplo: 300 123 4567
question-kind-missing = Falta escoger su tipo de documento. Toque uno de la lista.
question-number-missing = Falta el número de su documento. Escríbalo en la casilla.
question-number-letter = Hay { $sign } en el lugar { $place }. Ese documento lleva solo números, sin letras. Revíselo.
question-number-sign = Hay { $sign } en el lugar { $place }. El número del documento lleva solo números y, en algunos documentos, letras. Revíselo.
question-number-length = Ese documento tiene de { $shortest } a { $longest } números. Cuéntelos y revíselo.
question-phone-missing = Falta el número de su celular. Escríbalo en la casilla.
question-phone-sign = Hay { $sign } en el lugar { $place }. El celular lleva solo números. Revíselo.
question-phone-landline = Ese es un teléfono fijo. Escriba su celular: empieza por 3.
question-phone-foreign = Debe ser un celular de Colombia. Si no tiene, llame a la cooperativa.
question-phone-length = Un celular tiene diez números y empieza por 3. Revíselo.
question-refused = El portal no reconoce esta respuesta. Revísela y vuelva a intentarlo.
question-recovery-over = Ese código ya no sirve. No se perdió nada: toque “Recuperar” y pida otro.
question-grant-over = Ese código ya no sirve. Si confirmó la contraseña nueva, pruebe a entrar con ella; si no, toque “Recuperar” y pida otro.
question-time-over = Se acabó el tiempo para escoger la contraseña, y no se cambió nada. Toque “Recuperar” y pida otro código.
question-next = ¿Qué sigue?
question-next-text = Si sus respuestas coinciden con las de la cooperativa, le llega un código por mensaje de texto. Con él escoge su contraseña nueva.
question-sending = Pidiendo el código…
document-cc = Cédula de ciudadanía
document-ce = Cédula de extranjería
document-ti = Tarjeta de identidad
document-pa = Pasaporte
document-ppt = Permiso por protección temporal
document-other = Otro documento ({ $code })

# La contraseña nueva
new-pin-title = Su nueva contraseña
new-pin-lead = Cuatro números que no sean fáciles de adivinar.
new-pin-rules = Cómo debe ser
new-pin-rule-length = Cuatro números.
new-pin-rule-simple = Que no se repitan ni vayan seguidos: no sirven 0000, 1234 ni 4321.
new-pin-rule-personal = Que no sea su año de nacimiento, el final de su documento ni la contraseña que tenía.
new-pin-again-title = Escríbala otra vez
new-pin-again-lead = Para confirmar que es la misma. Los números cambiaron de lugar.
new-pin-left = Quedan { $left }
new-pin-almost-over = Queda menos de un minuto para escoger la contraseña. Si se acaba el tiempo, puede pedir otro código.
new-pin-saving = Guardando su nueva contraseña…
new-pin-repeated = Repite el mismo número y es fácil de adivinar. Escoja otra.
new-pin-run = Lleva números seguidos y es fácil de adivinar. Escoja otra.
new-pin-birth-year = Es su año de nacimiento y es fácil de adivinar. Escoja otra.
new-pin-document-tail = Es el final de su documento y es fácil de adivinar. Escoja otra.
new-pin-in-force = Esa es la contraseña que ya tenía. Escoja una distinta.
new-pin-weak = Esa contraseña es fácil de adivinar. Escoja otra.
new-pin-differs = Las dos no fueron iguales. No se guardó nada: escriba la nueva otra vez.
changed-title = ¡Listo! Ya tiene nueva contraseña
changed-lead = Desde ahora ingresa con ella. Todas sus sesiones se cerraron, el ingreso con huella o rostro se desactivó en sus celulares y le enviamos un mensaje para confirmarlo.
changed-username = También le enviamos su usuario: verifique su correo y/o su celular, e ingrese con él.
changed-not-me = Si ese mensaje le llega y no fue usted, siga sus instrucciones: congelamos el acceso de inmediato.

# Sesión
session-title = Hola, { $name }
session-last = Último acceso
session-last-from = { $when }, desde { $device }
session-last-device = Desde { $device }
session-first = Este es su primer acceso desde la aplicación.
session-not-me = ¿No fue usted?
session-left = Su sesión se cierra en { $left }
session-warning = Su sesión está por cerrarse.
session-warning-end = Su sesión está por cumplir su tiempo máximo. Al cerrarse no se pierde nada: puede ingresar de nuevo.
session-stay = Seguir conectado
session-staying = Espere…
session-log-out = Cerrar sesión
session-web = Abrir el portal web
session-web-note = Aportes, ahorros y créditos se consultan en el portal web. Se abre en el navegador de su celular.
session-web-handed-over = Allí no tiene que ingresar de nuevo.
session-web-asks-again = Allí le pedirá otra vez su usuario y su contraseña.
session-web-opening = Abriendo el portal web…
session-web-no-browser = No pudimos abrir el navegador de su celular. Puede escribir esta dirección en otro navegador e ingresar allí: { $address }
resuming-title = Retomando su sesión
resuming-text = Un momento, estamos comprobando que su sesión siga abierta…
resuming-call-error-title = No pudimos retomar su sesión

# Mis celulares y accesos
accesses-title = Mis celulares y accesos
accesses-lead = Revise desde dónde se ingresa a su cuenta y quite lo que no reconozca.
accesses-loading = Consultando…
accesses-missing = No pudimos consultarlo.
accesses-phones = Celulares de confianza
accesses-phones-lead = Ingresan con huella o rostro, sin contraseña.
accesses-no-phones = Ninguno: a su cuenta solo se ingresa con usuario y contraseña.
accesses-unnamed = Celular sin nombre
accesses-this = Este celular
accesses-added = Agregado el { $when }
accesses-used = Usado por última vez el { $when }
accesses-unused = Todavía no se ha usado para ingresar
accesses-remove = Quitar
accesses-remove-name = Quitar { $name }
accesses-last = Últimos ingresos
accesses-none = Todavía no hay ingresos.
accesses-by-pin = Con usuario y contraseña
accesses-by-phone = Con huella o rostro, en un celular de confianza
accesses-end = Cerrar las demás sesiones
accesses-not-me = ¿No reconoce algo?
accesses-removed = Listo: ese celular ya no es de confianza.
accesses-ended = Listo: las demás sesiones se cerraron. Solo sigue abierta esta.
accesses-remove-title = ¿Quitar este celular?
accesses-remove-text = Ya no se podrá ingresar con él, y las sesiones que abrió se cierran.
accesses-remove-this = Es el celular que está usando. Esta sesión sigue abierta, pero la próxima vez necesitará su contraseña.
accesses-remove-yes = Sí, quitarlo
accesses-removing = Quitando el celular…
accesses-keep = No, dejar todo como está
accesses-end-title = ¿Cerrar las demás sesiones?
accesses-end-text = Se cierran en todos los demás equipos. Esta sigue abierta.
accesses-end-yes = Sí, cerrarlas
accesses-ending = Cerrando las demás sesiones…

# El celular de confianza
phone-title = Ingresar con huella o rostro
phone-use-pin = Usar mi contraseña
phone-lead = La próxima vez puede ingresar en este celular con su huella o su rostro, sin escribir la contraseña.
phone-stays = Su huella y su rostro los revisa el celular y nunca salen de él: la cooperativa no los recibe (Ley 1581 de 2012).
phone-others = Las huellas y los rostros registrados en este celular podrán ingresar. Actívelo solo si el celular es suyo.
phone-optional = No es obligatorio: su contraseña sigue sirviendo igual, y puede desactivarlo cuando quiera en Ajustes.
phone-turn-on = Activar
phone-turn-off = Desactivar
phone-on = Activado: este celular ingresa con huella o rostro.
phone-done = Listo
phone-on-text = En Inicio toque “Ingresar con huella o rostro”. Su contraseña sigue sirviendo igual.
phone-log-in-first = Primero ingrese con su contraseña. Adentro le preguntamos si quiere activarlo.
phone-with-pin = Ingresar con mi contraseña
phone-offer = ¿Ingresar con huella o rostro la próxima vez?
phone-offer-text = En este celular, sin escribir la contraseña. También puede activarlo después, en Ajustes.
phone-offer-yes = Sí, ver cómo
phone-offer-no = Ahora no
phone-prompt = Confirme que es usted
phone-prompt-cancel = Cancelar
phone-log-in-title = Ingreso con huella o rostro
phone-asking = Un momento, estamos hablando con el portal…
phone-prompting = Ponga su dedo en el lector o mire la pantalla del celular.
phone-again = Intentar de nuevo
phone-not-enrolled = Este celular no tiene huella, rostro ni bloqueo de pantalla. Regístrelos en los ajustes del celular y toque “Intentar de nuevo”.
phone-cancelled = No se hizo la verificación. No pasó nada: puede intentar de nuevo o usar su contraseña.
phone-locked-out = El celular no reconoció la huella o el rostro varias veces y pide esperar. Bloquéelo y desbloquéelo como siempre, o use su contraseña del portal.
phone-unavailable = El celular no pudo hacer la verificación en este momento. Intente de nuevo o use su contraseña.
phone-took-too-long = Pasó mucho tiempo y, por seguridad, hay que empezar de nuevo. Toque “Intentar de nuevo”.
phone-too-many = Ya tiene el máximo de celulares con huella o rostro. Toque “{ accesses-title }” y quite uno que ya no use, o siga con su contraseña.
phone-key-refused = El portal no aceptó la seguridad de este celular. Siga ingresando con su contraseña: sirve igual.
phone-not-offered = El portal no ofrece este ingreso por ahora. Use su contraseña: sirve igual.
phone-key-gone = Cambió una huella, el rostro o el bloqueo, o pasó sus datos a otro celular. Por seguridad, se desactivó el ingreso con huella o rostro. Ingrese con su contraseña: adentro puede activarlo de nuevo.
phone-refused = El portal ya no acepta este celular: lo quitaron, cambió la contraseña o se congeló el acceso. Ingrese con su contraseña: adentro puede activarlo de nuevo.

# ¿Cerrar sesión?
log-out-title = ¿Cerrar sesión?
log-out-text-phone = Para volver a entrar necesitará su huella, su rostro o su contraseña.
log-out-text = Para volver a entrar necesitará su contraseña.
log-out-yes = Sí, cerrar sesión
log-out-no = No, seguir aquí

# ¿No fue usted?
not-me-title = ¿No fue usted?
not-me-lead = Si no reconoce ese acceso, actúe ya. Con estos pasos queda a salvo:
not-me-review = Revise sus celulares y accesos: quite lo que no reconozca y cierre las demás sesiones.
not-me-log-out = Cierre esta sesión.
not-me-change = En Inicio toque “¿Olvidaste tu contraseña?” y escoja una nueva: todas las sesiones se cierran y el ingreso con huella o rostro se desactiva en sus celulares.
not-me-call = Llame a la cooperativa y cuénteles.
not-me-freeze = ¿Le avisamos en un mensaje que su contraseña cambió, de un celular nuevo o de un ingreso desde un equipo nuevo? Con el código de ese mensaje congela su acceso de inmediato. Esta sesión se cierra también.
not-me-device = Si el celular o el computador le parecen conocidos, quizá fue usted otro día: no tiene que hacer nada.

# No fui yo
receipt-title = No fui yo
receipt-lead = ¿Le avisamos en un mensaje que su contraseña cambió, de un celular nuevo o de un ingreso desde un equipo nuevo, y no fue usted? Congele su acceso ahora mismo.
receipt-what = Nadie podrá entrar, tampoco usted, hasta que hable con la cooperativa. Su dinero y sus datos quedan a salvo.
receipt-label = Digite el código del mensaje
receipt-help = Letras y números, con o sin guiones.
receipt-where = Está al final del mensaje de texto y del correo donde le avisamos: son letras y números en grupos de cuatro.
receipt-missing = Falta el código. Escríbalo en la casilla.
receipt-too-long = Ese código es demasiado largo. Escriba o copie únicamente el código.
receipt-sign = Hay { $sign } en el lugar { $place }. El código lleva solo letras, números y guiones: escriba o copie únicamente el código.
receipt-over = Ese código no es, o ya se usó. Revíselo. Si duda, llame a la cooperativa.
receipt-freeze = Congelar mi acceso
receipt-sending = Congelando su acceso…
receipt-without = ¿No tiene el mensaje? Llame: una persona le ayuda.
access-frozen-title = Listo: su acceso está congelado
access-frozen-lead = Desde este momento nadie puede entrar con su usuario. Todas las sesiones se cerraron y el ingreso con huella o rostro se desactivó en sus celulares.
access-frozen-todo = Llame a la cooperativa para contarles y abrirlo de nuevo:

# Practicar con el teclado
practice-title = Practicar con el teclado
practice-lead = Invente cuatro números y búsquelos en el teclado, con calma.
practice-safe = Es solo práctica: nada se envía ni se guarda. No use su contraseña de verdad.
practice-done = ¡Muy bien! Ya sabe usar el teclado.
practice-again = Practicar otra vez

# Cuando algo falla
call-error-offline-title = Sin conexión
call-error-offline = No se perdió nada. Revise su internet (wifi o datos) y toque “Reintentar”.
call-error-proxy-title = No se pudo llegar al portal
call-error-proxy = No se perdió nada. Esta red usa un proxy, que la aplicación no usa: puede ser la razón. Use otra red (los datos de su celular) y toque “Reintentar”.
call-error-timed-out-title = El portal no respondió a tiempo
call-error-timed-out = La conexión está lenta. No se perdió nada: espere un momento y toque “Reintentar”.
call-error-wrong-date-title = La fecha de este celular está mal
call-error-wrong-date = No se perdió nada. Con una fecha equivocada no se puede comprobar que la conexión sea segura. Corríjala en los ajustes del celular, en “Fecha y hora” (lo mejor es “automática”), y toque “Reintentar”.
call-error-not-genuine-title = Esta conexión no es segura
call-error-not-genuine = Quien respondió no demostró ser la cooperativa, y no le enviamos nada suyo. Use otra red (los datos de su celular, no un wifi público) y toque “Reintentar”.
call-error-maintenance-title = El portal vuelve pronto
call-error-maintenance = Estamos haciendo mejoras. No se perdió nada: vuelva a intentarlo más tarde.
call-error-maintenance-in = Estamos haciendo mejoras. No se perdió nada: vuelva a intentarlo en { $wait }.
call-error-slow-down-title = Vamos más despacio
call-error-slow-down = Hubo muchas solicitudes seguidas. No se perdió nada: espere { $wait } y vuelva a intentarlo.
call-error-outdated-title = Esta versión ya no funciona
call-error-outdated = Actualice la aplicación desde la tienda de su celular. No se perdió nada.
call-error-unexpected-title = Algo falló en el portal
call-error-unexpected = No fue culpa suya y no se perdió nada. Toque “Reintentar”. Si sigue pasando, dele este número a la cooperativa: { $reference }
call-error-unexpected-unnumbered = No fue culpa suya y no se perdió nada. Toque “Reintentar”. Si sigue pasando, llame a la cooperativa.

# Versión vieja
outdated-title = Hay una versión nueva
outdated-what = Esta versión de la aplicación ya no puede hablar con el portal.
outdated-todo = No se perdió nada. Abra la tienda de aplicaciones de su celular, busque “MULTIportal” y toque “Actualizar”.
outdated-store = Abrir la tienda

# Acerca de
about-title = Acerca de
about-version = Versión { $version }
about-diagnostics = Datos para soporte
about-diagnostics-lead = Si la cooperativa se los pide, cópielos y envíelos. No llevan su usuario, su documento ni sus contraseñas.
about-copy = Copiar
about-copied = Copiado.
about-copy-failed = No se pudo copiar. Mantenga el dedo sobre el texto y elija “Copiar”.
about-privacy = Sus datos personales (Ley 1581 de 2012)
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
settings-order-note = Si usa un lector de pantalla, el teclado va siempre en orden.
settings-size = Tamaño de las teclas
settings-size-normal = Normal
settings-size-large = Muy grande

# Ayuda
help-title = Ayuda
help-people = Hable con una persona
help-call = Llamar al { $phone }
help-write = Escribir a { $email }
help-web = Abrir la página de la cooperativa
link-no-app = Ninguna aplicación de este celular puede abrirlo. Cópielo: { $target }
help-unknown = Los datos de contacto aparecerán cuando haya conexión. También puede entrar a www.cooprofesoresun.coop
help-keypad = El teclado cambia de lugar
help-keypad-text = Cada vez que toca un número, los demás cambian de lugar para que nadie pueda adivinar su contraseña con solo mirar. Busque cada número con calma: no hay afán.
help-keypad-ordered = Si le resulta difícil, en Ajustes puede dejarlo en orden o hacerlo muy grande.
help-code = No me llega el código
help-code-text = El mensaje llega al celular que la cooperativa tiene registrado. Puede demorarse un minuto.
help-safe = Cuídese del fraude
help-freeze = Si un mensaje le avisa que su contraseña cambió, de un celular nuevo o de un ingreso desde un equipo nuevo, y no fue usted, toque “No fui yo” en Inicio: congelamos su acceso de inmediato.
help-safe-text = Nadie de la cooperativa le pedirá su contraseña ni un código, ni por teléfono ni por mensaje. Si alguien lo hace, cuelgue y llámenos.

# Cambié de celular
changed-phone-title = Cambié de celular
changed-phone-lead = Para registrar su número nuevo, la cooperativa debe comprobar que es usted. Necesita:
changed-phone-document = Foto de su documento por ambos lados.
changed-phone-number = Su número nuevo.
changed-phone-letter = Una nota firmada en la que pide el cambio.
changed-phone-ready = Este mensaje está listo para enviar. Complete los espacios antes de enviarlo:
changed-phone-text = Buen día. Cambié de celular y no me llegan los códigos del MULTIportal. Solicito actualizar mi número. Mi nombre completo es: ____. Mi número nuevo es: ____. Adjunto foto de mi documento y la solicitud firmada. Gracias.
changed-phone-subject = Actualización de celular para el MULTIportal
changed-phone-mail = Enviar por correo
changed-phone-sms = Enviar por mensaje de texto
changed-phone-call = Llamar a la cooperativa
changed-phone-warning = No envíe su contraseña ni ningún código: nadie los necesita.
