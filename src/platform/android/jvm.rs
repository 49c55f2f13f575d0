//! The way to `Phone.kt`: the one class of the app that Rust calls, by static methods that throw nothing.
//!
//! Threads are attached as daemons and stay so; an exception that a method throws all the same is cleared, or it would end
//! the process at the thread's next call. Needs what tao puts into `ndk_context` before `main` runs.
#![allow(unsafe_code)]

use std::sync::OnceLock;

use jni::errors::Error;
use jni::objects::{GlobalRef, JClass, JObject, JString, JValue, JValueOwned};
use jni::{JNIEnv, JavaVM};

/// Kept by `platforms/android/keep.pro`.
const PHONE: &str = "coop.cooprofesoresun.multiportal.phone.Phone";

/// The class, once it was found. A thread of Rust's own does not find classes of the app by name.
static CLASS: OnceLock<GlobalRef> = OnceLock::new();

/// Calls a method without an answer.
pub(super) fn run(method: &str, arguments: &[(&str, JValue<'_, '_>)]) {
    call(method, arguments, "V", |_, _| Ok(()));
}

/// Calls a method that answers yes or no; none, where it could not be called.
pub(super) fn ask(method: &str, arguments: &[(&str, JValue<'_, '_>)]) -> Option<bool> {
    call(method, arguments, "Z", |_, answer| answer.z())
}

/// Calls a method that answers a text or null; null, where it could not be called.
pub(super) fn text(method: &str) -> Option<String> {
    call(method, &[], "Ljava/lang/String;", |env, answer| {
        let answer = JString::from(answer.l()?);
        if answer.is_null() { Ok(None) } else { env.get_string(&answer).map(|text| Some(text.into())) }
    })
    .flatten()
}

/// Calls `Phone.method(context, arguments…)`. What went wrong is logged by its kind, never with what was handed over.
fn call<T>(
    method: &str,
    arguments: &[(&str, JValue<'_, '_>)],
    answers: &str,
    read: impl FnOnce(&mut JNIEnv<'_>, JValueOwned<'_>) -> Result<T, Error>,
) -> Option<T> {
    let context = ndk_context::android_context();
    // SAFETY: tao has put the process's one machine there before `main`, and it lives as long as the process.
    let machine = unsafe { JavaVM::from_raw(context.vm().cast()) }.ok()?;
    let mut env = machine.attach_current_thread_as_daemon().ok()?;
    // SAFETY: tao keeps a global reference to the Activity for as long as the process lives; `JObject` frees nothing.
    let context = unsafe { JObject::from_raw(context.context().cast()) };
    let answer = env.with_local_frame(8, |env| {
        let class = class(env, &context)?;
        let signature = signature(arguments, answers);
        let arguments: Vec<_> =
            [JValue::Object(&context)].into_iter().chain(arguments.iter().map(|&(_, value)| value)).collect();
        let answer = env.call_static_method(class, method, signature, &arguments)?;
        read(env, answer)
    });
    if env.exception_check().unwrap_or(true) {
        // Nothing is left to do where even this fails.
        let _ = env.exception_clear();
    }
    answer.inspect_err(|error| tracing::error!(method, kind = kind(error), "the phone did not answer")).ok()
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

/// The signature of a method that takes a Context before `arguments`.
fn signature(arguments: &[(&str, JValue<'_, '_>)], answers: &str) -> String {
    let taken: String = arguments.iter().map(|&(kind, _)| kind).collect();
    format!("(Landroid/content/Context;{taken}){answers}")
}

const fn kind(error: &Error) -> &'static str {
    match error {
        Error::JavaException => "it threw",
        Error::MethodNotFound { .. } => "no such method",
        Error::NullPtr(_) | Error::NullDeref(_) => "null",
        _ => "JNI",
    }
}
