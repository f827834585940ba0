//! Ranges, orders and the filter by name.

use serde_json::json;

use super::*;

/// Players with these names, created in this order.
fn players(names: &[&str]) -> Api {
    let mut api = Api::new(Kind::Player, |_| {});
    for name in names {
        api.post(Participants, &json!({ "name": name })).unwrap();
    }
    api
}

fn names(page: &Outcome) -> Vec<&str> {
    let items = page.as_ref().unwrap()[0].as_array().unwrap();
    items
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect()
}

#[test]
fn pages_are_parts_of_the_list_and_say_which() {
    let many: Vec<String> = (0..114).map(|number| format!("P{number:03}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let api = players(&many);
    for (range, first, last, header) in [
        ("participants=0-49", "P000", "P049", "participants 0-49/114"),
        (
            "participants=50-99",
            "P050",
            "P099",
            "participants 50-99/114",
        ),
        (
            "participants=100-149",
            "P100",
            "P113",
            "participants 100-113/114",
        ),
        ("participants=7-7", "P007", "P007", "participants 7-7/114"),
    ] {
        let page = api.page(Participants, range, None, None);
        let names = names(&page);
        assert_eq!((names[0], names[names.len() - 1]), (first, last), "{range}");
        assert_eq!(page.unwrap()[1], header);
    }
    for (range, refused) in [
        ("participants=114-163", "416 Range"),
        ("participants=0-50", "416 Range"),
        ("registrations=0-49", "416 Range"),
        ("participants", "400 Range"),
    ] {
        assert_eq!(
            api.page(Participants, range, None, None),
            Err(refused.to_owned())
        );
    }
}

#[test]
fn a_range_is_required() {
    let api = players(&["A"]);
    let none = api
        .desk
        .read(|c| p::list(c, Options::default(), &api.id, p::List::default()));
    assert_eq!(none.unwrap_err().status, 400);
    let none = api
        .desk
        .read(|c| r::list(c, Options::default(), &api.id, r::List::default()));
    assert_eq!(none.unwrap_err().status, 400);
}

#[test]
fn an_empty_list_is_refused_unless_it_is_to_be_a_page() {
    let api = players(&[]);
    let empty = Options {
        empty_list_is_a_page: true,
    };
    for (of, unit) in [
        (Participants, "participants"),
        (Registrations, "registrations"),
    ] {
        let range = format!("{unit}=0-49");
        assert_eq!(
            api.page(of, &range, None, None),
            Err("416 Range".to_owned())
        );
        let page = api.page_with(empty, of, &range, None, None);
        assert_eq!(page, Ok(json!([[], format!("{unit} */0")])));
        let later = format!("{unit}=50-99");
        assert_eq!(
            api.page_with(empty, of, &later, None, None),
            Err("416 Range".to_owned())
        );
    }
}

#[test]
fn participants_have_three_orders() {
    let api = players(&["bee", "Cat", "ant", "BEE", "éclair", "Zebra"]);
    let by_name = vec!["ant", "bee", "BEE", "Cat", "Zebra", "éclair"];
    for (sort, expected) in [
        (None, vec!["bee", "Cat", "ant", "BEE", "éclair", "Zebra"]),
        (
            Some("created_asc"),
            vec!["bee", "Cat", "ant", "BEE", "éclair", "Zebra"],
        ),
        (
            Some("created_desc"),
            vec!["Zebra", "éclair", "BEE", "ant", "Cat", "bee"],
        ),
        (Some("alphabetic"), by_name),
    ] {
        let page = api.page(Participants, "participants=0-49", None, sort);
        assert_eq!(names(&page), expected, "{sort:?}");
    }
    let page = api.page(Participants, "participants=1-2", None, Some("alphabetic"));
    assert_eq!(names(&page), ["bee", "BEE"]);
    let page = api.page(Participants, "participants=0-49", None, Some("Alphabetic"));
    assert_eq!(page, Err("400 sort".to_owned()));
}

#[test]
fn registrations_have_two_orders() {
    let mut api = Api::new(Kind::Player, |_| {});
    for name in ["b", "a", "c"] {
        let body = json!({ "name": name, "type": "player" });
        api.post(Registrations, &body).unwrap();
    }
    for (sort, expected) in [
        (None, ["b", "a", "c"]),
        (Some("created_asc"), ["b", "a", "c"]),
        (Some("created_desc"), ["c", "a", "b"]),
    ] {
        let page = api.page(Registrations, "registrations=0-49", None, sort);
        assert_eq!(names(&page), expected);
    }
    for sort in ["alphabetic", "scheduled_asc"] {
        let page = api.page(Registrations, "registrations=0-49", None, Some(sort));
        assert_eq!(page, Err("400 sort".to_owned()));
    }
    let page = api
        .page(Registrations, "registrations=2-49", None, None)
        .unwrap();
    assert_eq!(page[1], "registrations 2-2/3");
}

#[test]
fn a_name_is_found_by_a_part_of_it_without_regard_to_case() {
    let api = players(&[
        "Jon Snow",
        "SNOWBALL",
        "Éclair",
        "Straße 100%",
        "under_score",
        "O'Neil",
    ]);
    for (part, expected) in [
        ("snow", vec!["Jon Snow", "SNOWBALL"]),
        ("N S", vec!["Jon Snow"]),
        ("éCLAIR", vec!["Éclair"]),
        ("STRASSE", vec!["Straße 100%"]),
        // Nothing in it means anything to the database.
        ("%", vec!["Straße 100%"]),
        ("_", vec!["under_score"]),
        ("'", vec!["O'Neil"]),
        (
            "",
            vec![
                "Jon Snow",
                "SNOWBALL",
                "Éclair",
                "Straße 100%",
                "under_score",
                "O'Neil",
            ],
        ),
    ] {
        let page = api.page(Participants, "participants=0-49", Some(part), None);
        assert_eq!(names(&page), expected, "{part}");
        let total = format!("participants 0-{}/{}", expected.len() - 1, expected.len());
        assert_eq!(page.unwrap()[1], total);
    }
    // The range is one of what was found.
    for (range, outcome) in [
        ("participants=1-49", Ok("participants 1-1/2")),
        ("participants=2-49", Err("416 Range".to_owned())),
    ] {
        let page = api.page(Participants, range, Some("snow"), Some("created_desc"));
        assert_eq!(page.map(|page| page[1].clone()), outcome.map(Into::into));
    }
    let none = api.page(Participants, "participants=0-49", Some("nobody"), None);
    assert_eq!(none, Err("416 Range".to_owned()));
}

#[test]
fn a_name_that_changes_is_found_and_sorted_by_the_new_one() {
    let mut api = players(&["a", "b"]);
    let first = api.all(Participants, "id")[0].as_str().unwrap().to_owned();
    api.patch(Participants, &first, &json!({ "name": "C" }))
        .unwrap();
    let page = api.page(Participants, "participants=0-49", None, Some("alphabetic"));
    assert_eq!(names(&page), ["b", "C"]);
    let page = api.page(Participants, "participants=0-49", Some("a"), None);
    assert_eq!(page, Err("416 Range".to_owned()));
}
