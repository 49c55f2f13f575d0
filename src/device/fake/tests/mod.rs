//! The doubles obey the suites of their ports.

#![allow(clippy::unwrap_used)]

mod portal;

mod manual_clock {
    use core::time::Duration;

    use async_trait::async_trait;

    use crate::device::Clock;
    use crate::device::conformance::clock::Passing;
    use crate::device::fake::ManualClock;

    #[async_trait]
    impl Passing for ManualClock {
        fn clock(&self) -> &dyn Clock {
            self
        }

        async fn passes(&self) -> Duration {
            self.advance(Duration::from_secs(7));
            Duration::from_secs(7)
        }
    }

    crate::clock_suite!(ManualClock::default());
}

mod tokio_clock {
    use core::time::Duration;

    use async_trait::async_trait;

    use crate::device::Clock;
    use crate::device::conformance::clock::Passing;
    use crate::device::fake::TokioClock;

    #[async_trait]
    impl Passing for TokioClock {
        fn clock(&self) -> &dyn Clock {
            self
        }

        async fn passes(&self) -> Duration {
            tokio::time::advance(Duration::from_secs(7)).await;
            Duration::from_secs(7)
        }
    }

    crate::clock_suite!({
        tokio::time::pause();
        TokioClock::default()
    });
}

mod inbox {
    use crate::device::SmsInbox;
    use crate::device::conformance::sms_inbox::Phone;
    use crate::device::fake::ScriptedInbox;

    struct Scripted(ScriptedInbox);

    impl Phone for Scripted {
        fn inbox(&self) -> &dyn SmsInbox {
            &self.0
        }

        fn receives(&self, text: &str) {
            self.0.deliver(text);
        }
    }

    crate::sms_inbox_suite!(Scripted(ScriptedInbox::with_tokens()));
}

mod hand {
    use crate::device::Haptics;
    use crate::device::conformance::haptics::Hand;
    use crate::device::fake::CountingHaptics;
    use crate::flow::Haptic;

    impl Hand for CountingHaptics {
        fn haptics(&self) -> &dyn Haptics {
            self
        }

        fn felt(&self) -> Vec<Haptic> {
            Self::felt(self)
        }
    }

    crate::haptics_suite!(CountingHaptics::default());
}

mod screen_reader {
    use crate::app::ScreenReader;
    use crate::device::ScreenReaderState;
    use crate::device::conformance::screen_reader::Member;
    use crate::device::fake::ManualScreenReader;

    impl Member for ManualScreenReader {
        fn state(&self) -> &dyn ScreenReaderState {
            self
        }

        fn turns(&self, to: ScreenReader) {
            self.set(to);
        }
    }

    crate::screen_reader_suite!(ManualScreenReader::default());
}

mod proof {
    use core::sync::atomic::{AtomicUsize, Ordering};
    use core::time::Duration;

    use crate::device::conformance::proof_of_work::Gate;
    use crate::device::fake::InstantProof;
    use crate::device::{Challenge, ProofOfWork};
    use crate::domain::Proof;

    #[derive(Default)]
    struct Counted(InstantProof, AtomicUsize);

    impl Gate for Counted {
        fn solver(&self) -> &dyn ProofOfWork {
            &self.0
        }

        fn challenge(&self) -> Challenge {
            let number = self.1.fetch_add(1, Ordering::SeqCst);
            Challenge { challenge: number.into(), expires_in: Duration::from_mins(5) }
        }

        fn impossible(&self) -> Challenge {
            self.0.refuse(1);
            self.challenge()
        }

        fn takes(&self, challenge: &Challenge, proof: &Proof) -> bool {
            proof.0 == format!("proof of {}", challenge.challenge)
        }
    }

    crate::proof_of_work_suite!(Counted::default());
}

mod random {
    use crate::device::fake::SeededRandom;

    crate::random_suite!(SeededRandom::new(7));
}

mod secrets {
    use std::sync::Arc;

    use crate::device::conformance::secret_store::{Breakable, Device};
    use crate::device::fake::MemorySecrets;
    use crate::device::{SecretStore, Slot, StoreError};

    #[derive(Default)]
    struct Memory(Arc<MemorySecrets>);

    impl Device for Memory {
        fn open(&self) -> Arc<dyn SecretStore> {
            Arc::<MemorySecrets>::clone(&self.0)
        }
    }

    impl Breakable for Memory {
        fn breaks(&self, _: Slot, why: StoreError) {
            self.0.fail(Some(why));
        }

        fn mends(&self) {
            self.0.fail(None);
        }
    }

    crate::secret_store_suite!(Memory::default());
    crate::failing_secret_store_suite!(Memory::default());
}
