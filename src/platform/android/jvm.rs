//! Calls to `Phone.kt`, the one class of the app that Rust calls. Its methods are static and throw nothing.
//!
//! Threads are attached as daemons and stay attached. A Java exception is always cleared, because a pending one ends the
//! process at the thread's next call. Needs `ndk_context`, which tao fills before `main` runs.
#![allow(unsafe_code)]

use std::sync::OnceLock;

use jni::errors::Error;
use jni::objects::{GlobalRef, JClass, JObject, JString, JValue, JValueOwned};
use jni::{JNIEnv, JavaVM};

/// `platforms/android/keep.pro` keeps its name.
const PHONE: &str = "coop.cooprofesoresun.multiportal.phone.Phone";

/// The class, once it was found. A thread that Rust started does not find classes of the app by name.
static CLASS: OnceLock<GlobalRef> = OnceLock::new();

/// Local references of one call: the context, the class's name, four texts, the result, and room to spare.
const LOCAL_REFERENCES: i32 = 16;

/// An argument of a method of `Phone.kt`.
#[derive(Clone, Copy)]
pub(super) enum Argument<'a> {
    Int(i32),
    Long(i64),
    Bool(bool),
    Text(&'a str),
}

impl Argument<'_> {
    const fn signature(self) -> &'static str {
        match self {
            Self::Int(_) => "I",
            Self::Long(_) => "J",
            Self::Bool(_) => "Z",
            Self::Text(_) => "Ljava/lang/String;",
        }
    }

    fn to_java<'local>(self, env: &mut JNIEnv<'local>) -> Result<JValueOwned<'local>, Error> {
        Ok(match self {
            Self::Int(value) => value.into(),
            Self::Long(value) => value.into(),
            Self::Bool(value) => value.into(),
            Self::Text(value) => JValueOwned::Object(env.new_string(value)?.into()),
        })
    }
}

pub(super) fn run(method: &str, arguments: &[Argument<'_>]) {
    call(method, arguments, "V", |_, _| Ok(()));
}

/// Calls a method that returns a boolean. Returns `None` where the call fails.
pub(super) fn ask(method: &str, arguments: &[Argument<'_>]) -> Option<bool> {
    call(method, arguments, "Z", |_, result| result.z())
}

/// Calls a method that returns an int. Returns `None` where the call fails.
pub(super) fn number(method: &str) -> Option<i32> {
    call(method, &[], "I", |_, result| result.i())
}

/// Calls a method that returns a text or null. Returns `None` for null and where the call fails.
pub(super) fn text(method: &str, arguments: &[Argument<'_>]) -> Option<String> {
    call(method, arguments, "Ljava/lang/String;", |env, result| {
        let text = JString::from(result.l()?);
        if text.is_null() { Ok(None) } else { env.get_string(&text).map(|text| Some(text.into())) }
    })
    .flatten()
}

/// Calls `Phone.method(context, arguments…)`. A failure is logged by its kind, never with the arguments.
fn call<T>(
    method: &str,
    arguments: &[Argument<'_>],
    returns: &str,
    read: impl FnOnce(&mut JNIEnv<'_>, JValueOwned<'_>) -> Result<T, Error>,
) -> Option<T> {
    let context = ndk_context::android_context();
    // SAFETY: tao stores the process's JVM there before `main`, and it lives as long as the process.
    let machine = unsafe { JavaVM::from_raw(context.vm().cast()) }.ok()?;
    let mut env = machine.attach_current_thread_as_daemon().ok()?;
    // SAFETY: tao keeps a global reference to the Activity as long as the process lives; `JObject` frees nothing.
    let context = unsafe { JObject::from_raw(context.context().cast()) };
    let result = env.with_local_frame(LOCAL_REFERENCES, |env| {
        let class = class(env, &context)?;
        let signature = signature(arguments, returns);
        let owned = arguments.iter().map(|argument| argument.to_java(env)).collect::<Result<Vec<_>, _>>()?;
        let values: Vec<_> =
            [JValue::Object(&context)].into_iter().chain(owned.iter().map(JValueOwned::borrow)).collect();
        let result = env.call_static_method(class, method, signature, &values)?;
        read(env, result)
    });
    if env.exception_check().unwrap_or(true) {
        // Nothing is left to do where even this fails.
        let _ = env.exception_clear();
    }
    result.inspect_err(|error| tracing::error!(method, kind = kind(error), "a call to the phone failed")).ok()
}

fn class<'a>(env: &mut JNIEnv<'_>, context: &JObject<'_>) -> Result<&'a JClass<'static>, Error> {
    if CLASS.get().is_none() {
        let loader = env.call_method(context, "getClassLoader", "()Ljava/lang/ClassLoader;", &[])?.l()?;
        let name = env.new_string(PHONE)?;
        let found = env
            .call_method(loader, "loadClass", "(Ljava/lang/String;)Ljava/lang/Class;", &[JValue::Object(&name)])?
            .l()?;
        // Another thread may have been faster; both found the same class.
        let _ = CLASS.set(env.new_global_ref(found)?);
    }
    CLASS.get().map(|class| class.as_obj().into()).ok_or(Error::NullPtr("Phone"))
}

/// Returns the signature of a method that takes a Context before `arguments`.
fn signature(arguments: &[Argument<'_>], returns: &str) -> String {
    let taken: String = arguments.iter().map(|argument| argument.signature()).collect();
    format!("(Landroid/content/Context;{taken}){returns}")
}

const fn kind(error: &Error) -> &'static str {
    match error {
        Error::JavaException => "it threw",
        Error::MethodNotFound { .. } => "no such method",
        Error::NullPtr(_) | Error::NullDeref(_) => "null",
        _ => "JNI",
    }
}
