//! What a test needs to know of each flow: how it receives an outcome, and what its states are called.

use super::name;
use crate::app::{self, App};
use crate::domain::RequestId;
use crate::features::accesses::{self, Accesses, Change};
use crate::features::code_entry::{self, CodeEntry};
use crate::features::freeze::{self, Freeze};
use crate::features::log_in::{self, LogIn, PinProblem};
use crate::features::practice::{self, Practice};
use crate::features::recover_pin::{self, RecoverPin};
use crate::features::recover_username::{self, RecoverUsername};
use crate::features::session::{self, Session};
use crate::features::trusted_phone::{AddEvent, AddPhone, LogInEvent, PhoneLogIn};
use crate::flow::{Flow, Outcome};

pub(crate) trait TestFlow: Flow {
    /// Whether it receives outcomes that it does not await.
    const TAKES_LATE: bool = false;

    /// Returns the event that delivers an outcome.
    fn received(id: RequestId, outcome: Outcome) -> Self::Event;

    /// Returns the state's name, as the diagrams show it.
    fn name(&self) -> String;
}

/// A flow that asks for a security code.
pub(crate) trait TestRecovery: TestFlow {
    fn code(event: code_entry::Event) -> Self::Event;

    fn code_entry(&self) -> Option<&CodeEntry>;
}

impl TestRecovery for RecoverUsername {
    fn code(event: code_entry::Event) -> Self::Event {
        recover_username::Event::Code(event)
    }

    fn code_entry(&self) -> Option<&CodeEntry> {
        self.code()
    }
}

impl TestRecovery for RecoverPin {
    fn code(event: code_entry::Event) -> Self::Event {
        recover_pin::Event::Code(event)
    }

    fn code_entry(&self) -> Option<&CodeEntry> {
        self.code()
    }
}

impl TestFlow for App {
    const TAKES_LATE: bool = true;

    fn received(id: RequestId, outcome: Outcome) -> Self::Event {
        app::Event::Received(id, outcome)
    }

    fn name(&self) -> String {
        name(self.route())
    }
}

impl TestFlow for LogIn {
    fn received(_: RequestId, outcome: Outcome) -> Self::Event {
        log_in::Event::Received(outcome)
    }

    fn name(&self) -> String {
        match self {
            Self::Username(step) if step.submission.is_pending() => "SendingUsername",
            Self::Username(_) => "AskingUsername",
            Self::Pin(step) if step.check.is_pending() => "CheckingPin",
            Self::Pin(step) if matches!(step.problem, Some(PinProblem::NotChecked(_))) => "PinUnchecked",
            Self::Pin(_) => "AskingPin",
            Self::Locked(_) => "Locked",
            Self::Frozen(_) => "Frozen",
        }
        .to_owned()
    }
}

impl TestFlow for RecoverUsername {
    fn received(_: RequestId, outcome: Outcome) -> Self::Event {
        recover_username::Event::Received(outcome)
    }

    fn name(&self) -> String {
        match self {
            Self::Email(step) if step.submission.is_pending() => "Sending",
            Self::Email(_) => "Asking",
            Self::Code { .. } => "Code",
            Self::UsernameSent { .. } => "UsernameSent",
        }
        .to_owned()
    }
}

impl TestFlow for RecoverPin {
    fn received(_: RequestId, outcome: Outcome) -> Self::Event {
        recover_pin::Event::Received(outcome)
    }

    fn name(&self) -> String {
        match self {
            Self::Form(step) if step.submission.is_pending() => "Sending".to_owned(),
            Self::Form(_) => "Asking".to_owned(),
            Self::Code { .. } => "Code".to_owned(),
            Self::NewPin(step) => name(&step.phase()),
            Self::PinChanged { .. } => "PinChanged".to_owned(),
        }
    }
}

impl TestFlow for CodeEntry {
    fn received(_: RequestId, outcome: Outcome) -> Self::Event {
        code_entry::Event::Received(outcome)
    }

    fn name(&self) -> String {
        name(&self.phase())
    }
}

impl TestFlow for Freeze {
    fn received(_: RequestId, outcome: Outcome) -> Self::Event {
        freeze::Event::Received(outcome)
    }

    fn name(&self) -> String {
        match self {
            Self::Receipt(step) if step.submission.is_pending() => "Freezing",
            Self::Receipt(_) => "Asking",
            Self::Frozen => "Frozen",
        }
        .to_owned()
    }
}

impl TestFlow for Session {
    fn received(id: RequestId, outcome: Outcome) -> Self::Event {
        session::Event::Received(id, outcome)
    }

    fn name(&self) -> String {
        if self.accesses.is_some() {
            return "Accesses".to_owned();
        }
        if self.hand_over.is_some() {
            return "OpeningWeb".to_owned();
        }
        match (&self.open, self.refresh.is_pending()) {
            (Some(_), false) => "Open",
            (Some(_), true) => "Refreshing",
            (None, true) => "Resuming",
            (None, false) => "NotResumed",
        }
        .to_owned()
    }
}

impl TestFlow for Accesses {
    fn received(id: RequestId, outcome: Outcome) -> Self::Event {
        accesses::Event::Received(id, outcome)
    }

    fn name(&self) -> String {
        match &self.question {
            Some(question) => match (&question.change, question.submission.is_pending()) {
                (Change::RemovePhone(_), false) => "AskingRemoval",
                (Change::RemovePhone(_), true) => "RemovingPhone",
                (Change::EndOtherSessions, false) => "AskingEnd",
                (Change::EndOtherSessions, true) => "EndingOthers",
            },
            None if self.phones.error.is_some() || self.accesses.error.is_some() => "NotLoaded",
            None if self.phones.items.is_none() || self.accesses.items.is_none() => "Loading",
            None => "Lists",
        }
        .to_owned()
    }
}

impl TestFlow for PhoneLogIn {
    fn received(_: RequestId, outcome: Outcome) -> Self::Event {
        LogInEvent::Received(outcome)
    }

    fn name(&self) -> String {
        match self {
            Self { problem: Some(problem), .. } => name(problem),
            flow if flow.is_prompting() => "Prompting".to_owned(),
            flow if flow.sent.is_pending() => "LoggingIn".to_owned(),
            _ => "Challenging".to_owned(),
        }
    }
}

impl TestFlow for AddPhone {
    fn received(_: RequestId, outcome: Outcome) -> Self::Event {
        AddEvent::Received(outcome)
    }

    fn name(&self) -> String {
        match self {
            Self { problem: Some(problem), .. } => name(problem),
            flow if flow.is_prompting() => "Prompting".to_owned(),
            flow if flow.sent.is_pending() => "Adding".to_owned(),
            flow if flow.is_creating() => "CreatingKey".to_owned(),
            _ => "Challenging".to_owned(),
        }
    }
}

impl TestFlow for Practice {
    fn received(_: RequestId, _: Outcome) -> Self::Event {
        practice::Event::Again
    }

    fn name(&self) -> String {
        name(self)
    }
}
