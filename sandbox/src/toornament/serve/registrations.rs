//! The operations that concern registrations.

use startlist::{
    serve::{Answer, Answered, Incoming},
    toornament::{
        headers::CONTENT_RANGE,
        server::registrations::{
            CreateRegistration, CreateRegistrationAnswer, DeleteRegistration,
            DeleteRegistrationAnswer, GetRegistration, GetRegistrationAnswer, ListRegistrations,
            ListRegistrationsAnswer, Registrations, UpdateRegistration, UpdateRegistrationAnswer,
        },
    },
};

use super::{super::registrations as rules, Calls, answered};

impl Registrations for Calls {
    async fn list(&self, call: Incoming<ListRegistrations>) -> Answered<ListRegistrationsAnswer> {
        let (input, options) = (call.into_input(), self.options);
        let page = self.state.read(move |store| {
            let list = rules::List {
                range: Some(&input.range),
                sort: input.sort.as_ref(),
            };
            rules::list(store, options, &input.tournament_id, list)
        });
        match page.await {
            Ok(page) => {
                let range = page.content_range();
                ListRegistrationsAnswer::Status206(page.items).header(CONTENT_RANGE, &range)
            }
            Err(failed) => answered(Err(failed)),
        }
    }

    async fn create(
        &self,
        call: Incoming<CreateRegistration>,
    ) -> Answered<CreateRegistrationAnswer> {
        let (input, now) = (call.into_input(), self.state.clock.now());
        let created = self
            .state
            .write(move |store| rules::create(store, now, &input.tournament_id, input.body));
        answered(created.await.map(CreateRegistrationAnswer::Status201))
    }

    async fn get(&self, call: Incoming<GetRegistration>) -> Answered<GetRegistrationAnswer> {
        let input = call.into_input();
        let found = self
            .state
            .read(move |store| rules::get(store, &input.tournament_id, &input.id));
        answered(found.await.map(GetRegistrationAnswer::Status200))
    }

    async fn delete(
        &self,
        call: Incoming<DeleteRegistration>,
    ) -> Answered<DeleteRegistrationAnswer> {
        let input = call.into_input();
        let deleted = self
            .state
            .write(move |store| rules::delete(store, &input.tournament_id, &input.id));
        answered(deleted.await.map(|()| DeleteRegistrationAnswer::Status204))
    }

    async fn update(
        &self,
        call: Incoming<UpdateRegistration>,
    ) -> Answered<UpdateRegistrationAnswer> {
        let input = call.into_input();
        let updated = self
            .state
            .write(move |store| rules::update(store, &input.tournament_id, &input.id, input.body));
        answered(updated.await.map(UpdateRegistrationAnswer::Status200))
    }
}
