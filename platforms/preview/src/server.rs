//! The preview's own server: two pages, two sockets, the phones behind them.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use dioxus::prelude::VirtualDom;
use dioxus_liveview::{LiveViewPool, axum_socket};
use multiportal::ui::App;
use portal::SeededMember;
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::desk::{Desk, DeskApp};
use crate::page;
use crate::phone::{Phone, PhoneName};
use crate::post::Post;
use crate::wiring::Wiring;

type Phones = Arc<Mutex<HashMap<PhoneName, Arc<Phone>>>>;

/// What all pages share.
pub struct Preview {
    wiring: Wiring,
    phones: Phones,
    post: Option<Arc<Post>>,
    members: Arc<[SeededMember]>,
    pool: LiveViewPool,
}

#[derive(Deserialize)]
struct Asked {
    phone: Option<String>,
}

impl Asked {
    fn name(&self) -> PhoneName {
        PhoneName::of(self.phone.as_deref())
    }
}

impl Preview {
    /// Phones with a line to the portal of this wiring; their messages where they can be read.
    #[must_use]
    pub fn new(wiring: Wiring, outbox: Option<Arc<portal::Outbox>>, members: Vec<SeededMember>) -> Self {
        let phones = Phones::default();
        let hands = Arc::clone(&phones);
        // A message reaches every phone; only the one whose token it carries takes it.
        let deliver = move |text: &str| locked(&hands).values().for_each(|phone| phone.inbox().deliver(text));
        let post = outbox.map(|outbox| Arc::new(Post::open(outbox, deliver)));
        Self { wiring, phones, post, members: members.into(), pool: LiveViewPool::new() }
    }

    /// Serves until the process ends.
    ///
    /// # Errors
    /// Where the listener fails.
    pub async fn serve(self: Arc<Self>, listener: TcpListener) -> io::Result<()> {
        let router = Router::new()
            .route("/", get(desk_page))
            .route("/phone", get(phone_page))
            .route("/desk/ws", get(desk_socket))
            .route("/phone/ws", get(phone_socket))
            .with_state(self);
        axum::serve(listener, router).await
    }

    /// The phone of this name; a new one where nobody asked for it before.
    ///
    /// # Errors
    /// Where no port of loopback is free for its line.
    pub async fn phone(&self, name: PhoneName) -> io::Result<Arc<Phone>> {
        if let Some(phone) = locked(&self.phones).get(&name) {
            return Ok(Arc::clone(phone));
        }
        let phone = Arc::new(Phone::new(name.clone(), &self.wiring).await?);
        Ok(Arc::clone(locked(&self.phones).entry(name).or_insert(phone)))
    }
}

fn locked(phones: &Phones) -> std::sync::MutexGuard<'_, HashMap<PhoneName, Arc<Phone>>> {
    phones.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn desk_page(Query(asked): Query<Asked>) -> Html<String> {
    Html(page::desk(asked.name().as_str()))
}

async fn phone_page(Query(asked): Query<Asked>) -> Html<String> {
    Html(page::phone(asked.name().as_str()))
}

async fn desk_socket(
    State(preview): State<Arc<Preview>>,
    Query(asked): Query<Asked>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Response> {
    let phone = preview.phone(asked.name()).await.map_err(|error| no_line(&error))?;
    let desk = Desk { phone, post: preview.post.clone(), members: Arc::clone(&preview.members) };
    let pool = preview.pool.clone();
    Ok(upgrade.on_upgrade(|socket| async move {
        let desk = move || VirtualDom::new(DeskApp).with_root_context(desk);
        // A page that was closed ends its socket: nothing is left to tell.
        let _ = pool.launch_virtualdom(axum_socket(socket), desk).await;
    }))
}

async fn phone_socket(
    State(preview): State<Arc<Preview>>,
    Query(asked): Query<Asked>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Response> {
    let phone = preview.phone(asked.name()).await.map_err(|error| no_line(&error))?;
    let pool = preview.pool.clone();
    Ok(upgrade.on_upgrade(|socket| async move {
        // The app lives as long as its page: a reload is a killed process.
        let engine = match phone.open_app(&preview.wiring) {
            Ok(engine) => engine,
            Err(error) => return tracing::error!(%error, "the app cannot be opened"),
        };
        let app = move || VirtualDom::new(App).with_root_context(engine);
        let _ = pool.launch_virtualdom(axum_socket(socket), app).await;
    }))
}

fn no_line(error: &io::Error) -> Response {
    tracing::error!(%error, "a phone has no line to the portal");
    (axum::http::StatusCode::SERVICE_UNAVAILABLE, "no port of loopback is free for the phone's line").into_response()
}
