//! The portal's port: its suite over the adapter with the reference portal behind it, and over the scripted double.

use async_trait::async_trait;
use multiportal::client::{AltchaSolver, HttpPortal, Pins, Platform, PortalAddress, Trust};
use multiportal::device::conformance::portal::{Scene, Town as Rules};
use multiportal::device::{Challenge, Portal, ProofOfWork};
use multiportal::domain::{Document, Email, Phone, Pin, Proof, Username};
use multiportal::flow::PinClaim;

use crate::town::Town;

struct Reference {
    town: Town,
    portal: HttpPortal,
}

impl Reference {
    async fn new() -> Self {
        let town = Town::new().await;
        let address = PortalAddress::parse(&format!("http://{}", town.portal_address())).unwrap();
        let portal = HttpPortal::new(address, Trust::public(Pins::default()), Platform::Android).unwrap();
        Self { town, portal }
    }
}

#[async_trait]
impl Rules for Reference {
    fn portal(&self) -> &dyn Portal {
        &self.portal
    }

    fn plays(&self, _: Scene) {}

    async fn solve(&self, challenge: Challenge) -> Proof {
        AltchaSolver.solve(challenge).await.unwrap()
    }

    fn username_and_pin(&self) -> (Username, Pin) {
        let member = self.town.member;
        (Username::parse(member.username).unwrap(), Pin::parse(member.pin).unwrap())
    }

    fn claim(&self) -> PinClaim {
        let member = self.town.member;
        PinClaim {
            username: Username::parse(member.username).ok(),
            document: Document::parse(member.document_type.to_owned().into(), member.document_number).unwrap(),
            email: Email::parse(member.email).unwrap(),
            phone: Phone::parse(member.phone).unwrap(),
        }
    }

    fn code(&self) -> String {
        self.town.last_code()
    }
}

mod reference {
    use super::Reference;

    multiportal::portal_suite!(Reference::new().await);
}
