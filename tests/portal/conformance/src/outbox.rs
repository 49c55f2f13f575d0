//! What the portal sent, where its operator can show it. Ends where a text message is judged.

use core::time::Duration;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use multiportal::api::{ChannelKind, SecretField, TextMessage};
use multiportal::domain::limits::CODE_LENGTH;
use serde::Deserialize;
use tokio::process::Command;
use tokio::time::{Instant, sleep, timeout};

use super::finding::{Checked, broken, not_checked};

/// How long a message may take to the outbox, at the most; the portal API names no time.
const ARRIVES_WITHIN: Duration = Duration::from_secs(10);
/// How long the outbox command may run.
const COMMAND_ENDS_WITHIN: Duration = Duration::from_secs(10);
/// Between two looks.
const LOOKS_EVERY: Duration = Duration::from_millis(25);

/// Where to read what was sent.
pub enum Outbox {
    /// A function that returns everything that was sent, oldest first, or why it cannot be read.
    Reader(Reader),
    /// A command that prints one JSON object a line, oldest first: `kind` (`sms` or `email`), `to`, `text`.
    Command(OutboxCommand),
}

/// A command that prints what was sent. One that did not end once is not run again.
pub struct OutboxCommand {
    line: String,
    hangs: AtomicBool,
}

/// Returns everything that was sent, oldest first, or why it cannot be read.
pub type Reader = Arc<dyn Fn() -> Result<Vec<Message>, String> + Send + Sync>;

/// A message that the portal sent. Fields beyond these are ignored.
#[derive(Debug, Deserialize)]
pub struct Message {
    /// `sms` or `email`.
    pub kind: ChannelKind,
    pub to: SecretField,
    pub text: SecretField,
}

impl Outbox {
    /// The command of this line, for `sh`.
    #[must_use]
    pub const fn command(line: String) -> Self {
        Self::Command(OutboxCommand { line, hangs: AtomicBool::new(false) })
    }

    /// Everything that was sent, oldest first.
    pub(crate) async fn messages(&self) -> Checked<Vec<Message>> {
        match self {
            Self::Reader(read) => read().map_err(not_checked),
            Self::Command(command) => command
                .run()
                .await?
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(serde_json::from_str)
                .collect::<Result<_, _>>()
                .map_err(|_| not_checked("the outbox command printed something else than kind, to and text")),
        }
    }

    /// The text messages to a phone, oldest first.
    pub(crate) async fn texts(&self, phone: &SecretField) -> Checked<Vec<String>> {
        self.to(&ChannelKind::Sms, phone).await
    }

    /// What went to an address by a channel, oldest first.
    pub(crate) async fn to(&self, kind: &ChannelKind, address: &SecretField) -> Checked<Vec<String>> {
        let mut messages = self.messages().await?;
        messages.retain(|message| message.kind == *kind && message.to.expose() == address.expose());
        Ok(messages.into_iter().map(|message| message.text.expose().to_owned()).collect())
    }

    /// Waits for a message with those words.
    pub(crate) async fn said(&self, kind: &ChannelKind, address: &SecretField, words: &str) -> Checked {
        self.wait(async || {
            let messages = self.to(kind, address).await?;
            Ok(messages.iter().any(|text| text.contains(words)).then_some(()))
        })
        .await
    }

    /// The first message to one of these addresses after the first `before` of the whole outbox.
    pub(crate) async fn any_after(&self, before: usize, addresses: &[&SecretField]) -> Checked<String> {
        self.wait(async || {
            let mut messages = self.messages().await?.into_iter().skip(before);
            let found = messages.find(|message| addresses.iter().any(|one| one.expose() == message.to.expose()));
            Ok(found.map(|message| message.text.expose().to_owned()))
        })
        .await
    }

    /// The text message to a phone that comes after the first `before`.
    pub(crate) async fn text_after(&self, phone: &SecretField, before: usize) -> Checked<String> {
        self.wait(async || Ok(self.texts(phone).await?.into_iter().nth(before))).await
    }

    /// The code of the text message to a phone that comes after the first `before`.
    pub(crate) async fn code_after(&self, phone: &SecretField, before: usize) -> Checked<SecretField> {
        let text = self.text_after(phone, before).await?;
        let message = TextMessage::read(&text, host(&text), CODE_LENGTH)
            .map_err(|error| broken(format!("a phone ignores the text message: {error}")))?;
        Ok(SecretField::new(message.code.expose()))
    }

    async fn wait<T>(&self, look: impl AsyncFn() -> Checked<Option<T>>) -> Checked<T> {
        let began = Instant::now();
        loop {
            if let Some(found) = look().await? {
                return Ok(found);
            }
            if began.elapsed() > ARRIVES_WITHIN {
                return Err(broken(format!("no message within {} s", ARRIVES_WITHIN.as_secs())));
            }
            sleep(LOOKS_EVERY).await; // An outbox does not report new messages.
        }
    }
}

/// The host that the last line of a text message names, or nothing.
pub fn host(text: &str) -> &str {
    let last = text.trim_end().lines().last().unwrap_or_default();
    last.strip_prefix('@').and_then(|rest| rest.split_once(' ')).map_or("", |(host, _)| host)
}

impl OutboxCommand {
    async fn run(&self) -> Checked<String> {
        let hangs =
            || not_checked(format!("the outbox command did not end within {} s", COMMAND_ENDS_WITHIN.as_secs()));
        if self.hangs.load(Ordering::Relaxed) {
            return Err(hangs());
        }
        let mut command = Command::new("sh");
        let output = command.arg("-c").arg(&self.line).stdin(Stdio::null()).kill_on_drop(true).output();
        let Ok(output) = timeout(COMMAND_ENDS_WITHIN, output).await else {
            self.hangs.store(true, Ordering::Relaxed);
            return Err(hangs());
        };
        match output {
            Ok(output) if output.status.success() => {
                String::from_utf8(output.stdout).map_err(|_| not_checked("the outbox command printed no UTF-8"))
            }
            _ => Err(not_checked("the outbox command failed (--outbox-command)")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;

    #[tokio::test(start_paused = true)]
    async fn a_command_that_hangs_is_stopped_and_not_run_again() {
        let outbox = Outbox::command("sleep 1000".to_owned());
        for _ in 0..2 {
            assert!(matches!(outbox.messages().await, Err(Finding::NotChecked(why)) if why.contains("10 s")));
        }
        let Outbox::Command(command) = outbox else { return };
        assert!(command.hangs.into_inner());
    }
}
