//! Spans of attempts, as a subscriber sees them.

use std::{
    fmt::{Debug, Write as _},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::{
    answer,
    api::{self, FREE, read, write},
    script::{Scripted, send},
    time::Time,
};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span,
};

/// Writes down what it is told.
#[derive(Clone, Default)]
pub struct Told {
    text: Arc<Mutex<String>>,
    spans: Arc<AtomicU64>,
}

impl Told {
    pub fn text(&self) -> String {
        self.text.lock().unwrap().clone()
    }
}

struct Line<'a>(&'a mut String);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Told {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "specwright"
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        let id = self.spans.fetch_add(1, Ordering::SeqCst) + 1;
        let mut text = self.text.lock().unwrap();
        let _ = write!(text, "\n{id} new {}", span.metadata().name());
        span.record(&mut Line(&mut text));
        span::Id::from_u64(id)
    }

    fn record(&self, span: &span::Id, values: &span::Record<'_>) {
        let mut text = self.text.lock().unwrap();
        let _ = write!(text, "\n{}", span.into_u64());
        values.record(&mut Line(&mut text));
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Line(&mut self.text.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

#[tokio::test]
async fn each_attempt_is_a_span_of_its_own() {
    let told = Told::default();
    let _subscribed = tracing::subscriber::set_default(told.clone());
    let time = Time::stop();
    let script = ["503 Busy", "200 OK", "404 No"];
    let script = script.map(|s| vec![send(&answer(s, "Retry-After: 2\r\n", "1"))]);
    let server = Scripted::in_turn(script.into()).await;
    let client = api::builder(&server.url).clock(time.clone());
    let client = client.hook(time.clone()).build().unwrap();
    read(&client, FREE).await.unwrap();
    write(&client, FREE).await.unwrap_err();
    let expected = "
1 new attempt method=\"GET\" path=\"/items/{}\" attempt=1
1 duration_ms=0.0
1 status=503
1 retry_in_ms=2000.0
1 error=GET /items/{}: 503 Service Unavailable: 1
2 new attempt method=\"GET\" path=\"/items/{}\" attempt=2
2 duration_ms=0.0
2 status=200
3 new attempt method=\"POST\" path=\"/items\" attempt=1
3 duration_ms=0.0
3 status=404
3 error=POST /items: 404 Not Found: 1";
    assert_eq!(told.text(), expected);
}
