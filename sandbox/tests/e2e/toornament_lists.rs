//! Ranges, orders and the filter by name.

use serde_json::json;
use startlist::toornament::model::Participant;
use startlist_sandbox::{EmptyRange, Sandbox, seed::demo, toornament::tournaments::Kind};

use crate::cup::{Cup, Of, Outcome, Participants, Registrations};

/// Players with these names, created in this order.
async fn players(names: &[&str]) -> Cup {
    let cup = Cup::new(Kind::Player, |_| {}).await;
    for name in names {
        let created = cup.post(Participants, &json!({ "name": name })).await;
        created.unwrap();
    }
    cup
}

fn names(page: &Outcome) -> Vec<&str> {
    let items = page.as_ref().unwrap()[0].as_array().unwrap();
    let names = items.iter().map(|it| it["name"].as_str().unwrap());
    names.collect()
}

fn unit(of: Of) -> &'static str {
    match of {
        Participants => "participants",
        Registrations => "registrations",
    }
}

/// What is answered to these ranges, in both lists.
async fn answered(rows: &[(Option<&str>, &str)]) {
    let mut cup = players(&[]).await;
    demo::TEAM.clone_into(&mut cup.id);
    for (range, expected) in rows {
        for of in [Participants, Registrations] {
            let range = range.map(|range| range.replace("UNIT", unit(of)));
            let refused = cup.page_of(of, range.as_deref()).await.unwrap_err();
            assert_eq!(refused, *expected, "{range:?}");
        }
    }
}

#[tokio::test]
async fn a_range_is_required_and_well_formed() {
    answered(&[
        (None, "400 Range"),
        (Some(""), "400 Range"),
        (Some("0-49"), "400 Range"),
        (Some("=0-49"), "400 Range"),
        (Some("UNIT"), "400 Range"),
        (Some("UNIT=0"), "400 Range"),
        (Some("UNIT=0-"), "400 Range"),
        (Some("UNIT=-5"), "400 Range"),
        (Some("UNIT=a-b"), "400 Range"),
        (Some("UNIT= 0-49"), "400 Range"),
        (Some("UNIT=0-4,6-9"), "400 Range"),
    ])
    .await;
}

#[tokio::test]
async fn a_range_that_cannot_be_is_refused() {
    answered(&[
        (Some("matches=0-49"), "416 Range"),
        (Some("bytes=0-49"), "416 Range"),
        (Some("UNIT=1-0"), "416 Range"),
        (Some("UNIT=0-50"), "416 Range"),
        (Some("UNIT=6-6"), "416 Range"),
        (Some("UNIT=50-99"), "416 Range"),
        (Some("UNIT=0-99999999999999999999999"), "416 Range"),
        (
            Some("UNIT=99999999999999999999999-99999999999999999999999"),
            "416 Range",
        ),
    ])
    .await;
}

#[tokio::test]
async fn pages_are_parts_of_the_list_and_say_which() {
    let mut cup = players(&[]).await;
    demo::PLAYER.clone_into(&mut cup.id);
    for (range, count, first, said) in [
        (0..50, 50, "Amber Otter", "participants 0-49/114"),
        (50..100, 50, "Coral Otter", "participants 50-99/114"),
        // It ends beyond the list.
        (100..150, 14, "Ebony Otter 2", "participants 100-113/114"),
        (113..114, 1, "amber ant", "participants 113-113/114"),
    ] {
        let page = cup.page(Participants, range, None, None).await;
        let names = names(&page);
        assert_eq!(names.len(), count);
        assert_eq!(names[0], first, "{said}");
        assert_eq!(page.unwrap()[1], said);
    }
    // One after the other they are the whole, which is what a stream is.
    let list = cup.client.participants().list(&cup.id);
    let all: Vec<Participant> = list.stream().try_collect().await.unwrap();
    let mut ids: Vec<_> = all.iter().map(|it| &it.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), 114);
    demo::TEAM.clone_into(&mut cup.id);
    let page = cup.page(Registrations, 4..50, None, None).await;
    assert_eq!(page.unwrap()[1], "registrations 4-5/6");
}

#[tokio::test]
async fn an_empty_list_is_refused_unless_it_is_to_be_a_page() {
    for (answer, partial) in [
        (EmptyRange::NotSatisfiable, false),
        (EmptyRange::Partial, true),
    ] {
        let settings = Sandbox::builder().empty_range(answer);
        let cup = Cup::with(settings, Kind::Player, |_| {}).await;
        let refused = Err("416 Range".to_owned());
        for of in [Participants, Registrations] {
            let page = match partial {
                true => Ok(json!([[], format!("{} */0", unit(of))])),
                false => refused.clone(),
            };
            assert_eq!(cup.page(of, 0..50, None, None).await, page);
            assert_eq!(cup.page(of, 50..100, None, None).await, refused);
        }
        // To the client's stream both are a list without items.
        let list = cup.client.participants().list(&cup.id);
        let all: Vec<Participant> = list.stream().try_collect().await.unwrap();
        assert!(all.is_empty());
    }
}

#[tokio::test]
async fn participants_have_three_orders() {
    let made = ["bee", "Cat", "ant", "BEE", "éclair", "Zebra"];
    let cup = players(&made).await;
    let by_name = ["ant", "bee", "BEE", "Cat", "Zebra", "éclair"];
    let latest = ["Zebra", "éclair", "BEE", "ant", "Cat", "bee"];
    for (sort, expected) in [
        (None, made),
        (Some("created_asc"), made),
        (Some("created_desc"), latest),
        (Some("alphabetic"), by_name),
    ] {
        let page = cup.page(Participants, 0..50, None, sort).await;
        assert_eq!(names(&page), expected, "{sort:?}");
    }
    let page = cup.page(Participants, 1..3, None, Some("alphabetic")).await;
    assert_eq!(names(&page), ["bee", "BEE"]);
    let page = cup.page(Participants, 0..50, None, Some("Alphabetic"));
    assert_eq!(page.await, Err("400 sort".to_owned()));
}

#[tokio::test]
async fn registrations_have_two_orders() {
    let cup = Cup::new(Kind::Player, |_| {}).await;
    for name in ["b", "a", "c"] {
        cup.register(name).await;
    }
    for (sort, expected) in [
        (None, ["b", "a", "c"]),
        (Some("created_asc"), ["b", "a", "c"]),
        (Some("created_desc"), ["c", "a", "b"]),
    ] {
        let page = cup.page(Registrations, 0..50, None, sort).await;
        assert_eq!(names(&page), expected);
    }
    let page = cup.page(Registrations, 0..50, None, Some("alphabetic"));
    assert_eq!(page.await, Err("400 sort".to_owned()));
}

#[tokio::test]
async fn a_name_is_found_by_a_part_of_it() {
    let made = ["Jon Snow", "SNOWBALL", "Éclair", "Straße 100%", "a_b"];
    let cup = players(&made).await;
    for (part, expected) in [
        ("snow", vec!["Jon Snow", "SNOWBALL"]),
        ("N S", vec!["Jon Snow"]),
        ("éCLAIR", vec!["Éclair"]),
        ("STRASSE", vec!["Straße 100%"]),
        ("%", vec!["Straße 100%"]),
        ("_", vec!["a_b"]),
        ("", made.to_vec()),
    ] {
        let page = cup.page(Participants, 0..50, Some(part), None).await;
        assert_eq!(names(&page), expected, "{part}");
        let (last, total) = (expected.len() - 1, expected.len());
        assert_eq!(page.unwrap()[1], format!("participants 0-{last}/{total}"));
    }
    // The range is one of what was found.
    for (range, part) in [(2..50, "snow"), (0..50, "nobody")] {
        let page = cup.page(Participants, range, Some(part), None).await;
        assert_eq!(page, Err("416 Range".to_owned()), "{part}");
    }
}
