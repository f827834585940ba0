//! The operations that concern participants.

use startlist::{
    serve::{Answer, Answered, Incoming},
    toornament::{
        headers::CONTENT_RANGE,
        server::participants::{
            CreateParticipant, CreateParticipantAnswer, DeleteParticipant, DeleteParticipantAnswer,
            GetParticipant, GetParticipantAnswer, ListParticipants, ListParticipantsAnswer,
            Participants, UpdateParticipant, UpdateParticipantAnswer,
        },
    },
};

use super::{super::participants as rules, Calls, answered};

impl Participants for Calls {
    async fn list(&self, call: Incoming<ListParticipants>) -> Answered<ListParticipantsAnswer> {
        let (input, options) = (call.into_input(), self.options);
        let page = self.state.read(move |store| {
            let list = rules::List {
                range: Some(&input.range),
                name: input.name.as_deref(),
                sort: input.sort.as_ref(),
            };
            rules::list(store, options, &input.tournament_id, list)
        });
        match page.await {
            Ok(page) => {
                let range = page.content_range();
                ListParticipantsAnswer::Status206(page.items).header(CONTENT_RANGE, &range)
            }
            Err(failed) => answered(Err(failed)),
        }
    }

    async fn create(&self, call: Incoming<CreateParticipant>) -> Answered<CreateParticipantAnswer> {
        let (input, now) = (call.into_input(), self.state.clock.now());
        let created = self
            .state
            .write(move |store| rules::create(store, now, &input.tournament_id, input.body));
        answered(created.await.map(CreateParticipantAnswer::Status201))
    }

    async fn get(&self, call: Incoming<GetParticipant>) -> Answered<GetParticipantAnswer> {
        let input = call.into_input();
        let found = self
            .state
            .read(move |store| rules::get(store, &input.tournament_id, &input.id));
        answered(found.await.map(GetParticipantAnswer::Status200))
    }

    async fn delete(&self, call: Incoming<DeleteParticipant>) -> Answered<DeleteParticipantAnswer> {
        let input = call.into_input();
        let deleted = self
            .state
            .write(move |store| rules::delete(store, &input.tournament_id, &input.id));
        answered(deleted.await.map(|()| DeleteParticipantAnswer::Status204))
    }

    async fn update(&self, call: Incoming<UpdateParticipant>) -> Answered<UpdateParticipantAnswer> {
        let (input, now) = (call.into_input(), self.state.clock.now());
        let updated = self.state.write(move |store| {
            rules::update(store, now, &input.tournament_id, &input.id, input.body)
        });
        answered(updated.await.map(UpdateParticipantAnswer::Status200))
    }
}
