//! The table of codes: one row for each thing that can be wrong.
//!
//! Numbers are stable: 1xx reading texts, 2xx structure of a document, 3xx overlays and merging,
//! 4xx references and resolution, 5xx what the generator does not handle, 6xx names, 7xx
//! configuration, 8xx comparing revisions, 9xx limits. A row is never reused for another meaning.

use super::Severity;

/// One row: a thing that can be wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name: `SW401`.
    pub id: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What it means for the generated crate.
    pub meaning: &'static str,
    /// What to do about it.
    pub help: &'static str,
}

macro_rules! codes {
    ($($name:ident = $id:literal $severity:ident $title:literal, $meaning:literal, $help:literal;)*) => {
        $(
            #[doc = concat!($id, ": ", $title)]
            pub static $name: Code = Code {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                meaning: $meaning,
                help: $help,
            };
        )*
        /// The whole table, in order of number.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    // ---------------------------------------------------------------------------------------
    // 1xx: reading texts
    // ---------------------------------------------------------------------------------------
    INVALID_JSON = "SW101" Error "the text is not JSON",
        "Nothing can be read from a text that ends in a syntax error.",
        "Correct the text at the marked place; JSON allows no comments and no trailing commas.";
    INVALID_YAML = "SW102" Error "the text is not YAML",
        "Nothing can be read from a text that ends in a syntax error.",
        "Correct the text at the marked place; check the indentation and the quotes around it.";
    DUPLICATE_KEY = "SW103" Error "a key stands twice in one object",
        "One of the two values would be lost without a word.",
        "Remove one of the two, or rename it.";
    EMPTY_TEXT = "SW104" Error "the text holds no document",
        "There is nothing to make a crate from.",
        "Check that the right file was named; one of blanks and comments only is as good as none.";
    NOT_A_JSON_NUMBER = "SW105" Warning "a number that JSON cannot write",
        "The value is read as a text, because no JSON body and no query can hold such a number.",
        "Leave the value out (no limit is the same as an infinite one), or quote it if a text is meant.";
    KEY_NOT_TEXT = "SW106" Error "a key that is a list or an object",
        "OpenAPI is read as JSON, whose keys are texts: the member would be lost.",
        "Write a text as the key; quote it if it starts with `[`, `{`, `?` or `*`.";
    SEVERAL_DOCUMENTS = "SW107" Error "several documents in one text",
        "Only the first document would be read, the others would be lost.",
        "Put each document in a file of its own and name all of them.";
    TAG_IGNORED = "SW108" Warning "a YAML tag that means nothing here",
        "The value is read as if the tag were not there.",
        "Remove the tag; of all tags only `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq` and `!!map` are known.";
    INVALID_MERGE = "SW109" Error "`<<` stands before something that cannot be merged",
        "The members that `<<` should bring in would be missing.",
        "Give `<<` an object or a list of objects, usually aliases; quote the key if `<<` is its name.";
    ALIAS_IN_ITSELF = "SW110" Error "an alias inside the value that it stands for",
        "The value would be endless.",
        "Describe recursive schemas by `$ref`, which may point to the schema that it stands in.";

    // ---------------------------------------------------------------------------------------
    // 2xx: structure of a document
    // ---------------------------------------------------------------------------------------
    UNSUPPORTED_VERSION = "SW201" Error "the version of OpenAPI is not supported",
        "Nothing is generated: a document of another version means other things by the same words.",
        "Supported is OpenAPI 3.0 (`openapi: 3.0.0` to `3.0.4`).";
    WRONG_TYPE = "SW202" Error "a field holds the wrong kind of value",
        "What the field is meant to say cannot be told.",
        "Write the kind of value that OpenAPI 3.0.3 asks for, here or by an overlay.";
    MISSING_FIELD = "SW203" Error "a required field is missing",
        "Without it the object means nothing.",
        "Add the field, here or by an overlay.";
    UNKNOWN_FIELD = "SW204" Warning "a field is not known to OpenAPI 3.0.3",
        "The field has no effect on the generated crate.",
        "Check its spelling and its place; a field of your own starts with `x-`.";
    UNKNOWN_WORD = "SW205" Error "a field holds a word that OpenAPI 3.0.3 does not know",
        "What the field is meant to say cannot be told.",
        "Use one of the words that the message names.";
    BAD_STATUS = "SW206" Error "an answer stands under something that is no status",
        "The answer would never be recognized.",
        "Use three digits (`404`), a range (`4XX`) or `default`.";
    DUPLICATE_OPERATION_ID = "SW207" Error "two operations have one operationId",
        "Both would become the same method.",
        "Give one of them another operationId.";
    SAME_PATH = "SW208" Warning "two paths differ only in the names of their parameters",
        "Both are generated; which of them a request reaches, only the server can tell.",
        "Join the two path items, or correct one of the paths.";
    PATH_PARAMETER_UNDECLARED = "SW209" Error "a parameter of the path is not declared",
        "The path cannot be built without a value for it.",
        "Declare it as a parameter with `in: path`.";
    PATH_PARAMETER_UNUSED = "SW210" Warning "a path parameter does not occur in the path",
        "Its value would be sent nowhere, so the method does not take it.",
        "Remove the parameter, or put `{name}` into the path.";
    DUPLICATE_PARAMETER = "SW211" Error "a parameter is declared twice",
        "One of the two would be lost.",
        "Remove one of the two.";
    REQUIRED_UNKNOWN = "SW212" Note "a required property is not described",
        "Its type is not known, so it is an optional member that holds any JSON.",
        "Add the property, or take the name out of `required`.";
    REFERENCE_SIBLINGS = "SW213" Note "fields stand beside a `$ref`",
        "OpenAPI 3.0.3 has them ignored.",
        "Move them to what the reference leads to, or put the reference into an `allOf`.";
    MISSING_TEXT = "SW214" Warning "a required field is missing that only readers need",
        "An empty one stands in for it, in the normalized document too.",
        "Add the field, here or by an overlay.";
    SCALAR_AS_TEXT = "SW215" Note "a number or truth value stands where a text is meant",
        "It is read as the text that stands there.",
        "Put it in quotes.";
    UNUSED_COMPONENT = "SW216" Note "nothing refers to a component",
        "It stays in the document; a schema becomes a type that no operation uses.",
        "Refer to it, or leave it if users need it.";
    NOT_OPENAPI = "SW217" Error "the document cannot be read as OpenAPI 3.0.3",
        "The generator sees only what it can read.",
        "Correct the object at the marked place; the message says what it lacks.";
    LATER_KEYWORD = "SW218" Warning "a keyword of JSON Schema is not known to OpenAPI 3.0.3",
        "The keyword has no effect: the type allows more than the document means.",
        "Say the same with keywords of OpenAPI 3.0.3.";
    BAD_PATH = "SW219" Error "a path is not a path template",
        "The operations under it cannot be called.",
        "Start the path with `/`, and give each brace its partner.";
    REFERENCE_MISPLACED = "SW220" Error "a `$ref` stands where none is allowed",
        "What it leads to would be ignored.",
        "Put the object itself there, or the reference where OpenAPI 3.0.3 allows one.";
    PATH_PARAMETER_OPTIONAL = "SW221" Warning "a path parameter is not required",
        "It is required all the same: a path without it is another path.",
        "Add `required: true`.";
    NO_SCHEMA = "SW222" Warning "a parameter or header has neither `schema` nor `content`",
        "It takes any value.",
        "Add its `schema`.";
    TWO_SCHEMAS = "SW223" Error "a parameter or header has both `schema` and `content`",
        "The two say different things of how the value is sent.",
        "Remove one of the two.";
    NULL_FIELD = "SW224" Note "a field is null",
        "It counts as absent.",
        "Remove the field.";
    ENUM_OF_OTHER_TYPE = "SW225" Warning "a value of an `enum` is not of the schema's type",
        "In an enum of strings it is read as its text; elsewhere no value can ever be it.",
        "Write the values in the type of the schema; in YAML, put strings in quotes.";
    BAD_COMPONENT_NAME = "SW226" Warning "the name of a component is not allowed",
        "References to it may not work in other programs.",
        "Use only letters, digits, `.`, `-` and `_`.";
    OPERATION_ID_MADE = "SW227" Note "an operation has no operationId",
        "One is made from its method and path; a change of the path would rename the method.",
        "Give it an operationId by an overlay.";
    DUPLICATE_TAG = "SW228" Warning "a tag is described twice",
        "The first description is taken.",
        "Remove one of the two.";
    NO_OPENAPI = "SW229" Error "the document is not an OpenAPI document",
        "Nothing is generated.",
        "Start it with `openapi: 3.0.3`.";
    UNREAD_REFERENCE = "SW230" Warning "a `$ref` that the crate does not need leads nowhere",
        "The crate is the same without it, but other programs may refuse the document.",
        "Correct the reference, or remove what it stands in.";
    NO_RESPONSES = "SW231" Warning "an operation declares no answer",
        "Every success counts as an answer without a body, and the normalized document says so: OpenAPI asks for at least one.",
        "Add the answers, here or by an overlay.";
    NO_ITEMS = "SW232" Warning "an array does not say what it holds",
        "OpenAPI asks for `items`; without it the elements are any JSON.",
        "Add `items`, here or by an overlay; `items: {}` if any JSON is meant.";
    NO_ALTERNATIVES = "SW233" Warning "a list of schemas is empty",
        "The schema is taken as if the list were not there; other programs may refuse the document.",
        "Remove the list, or put the schemas into it.";
    EMPTY_VALUE = "SW234" Note "`allowEmptyValue` has no effect",
        "An empty text can be sent in any case; nothing else has an empty value.",
        "Nothing needs to be done where the parameter is a text; else say what the empty value means in another way.";


    // ---------------------------------------------------------------------------------------
    // 3xx: overlays and merging
    // ---------------------------------------------------------------------------------------
    OVERLAY_MALFORMED = "SW301" Error "the text is not an overlay",
        "None of its actions is applied.",
        "Write it as the Overlay specification 1.0 has it: `overlay`, `info`, `actions` with `target`.";
    OVERLAY_NO_MATCH = "SW302" Error "an overlay action matches nothing",
        "The correction that it is meant to be does not happen.",
        "Remove the action if the document no longer needs it; else correct its `target`.";
    OVERLAY_IDLE = "SW303" Warning "an overlay action matches nothing in this document",
        "The action does nothing.",
        "Correct its `target` if it is meant to do something.";
    OVERLAY_COUNT = "SW304" Error "an overlay action matches another number of places than expected",
        "The action may change what it is not meant for.",
        "Narrow the `target`, or say in `x-expect` how many places are meant.";
    OVERLAY_PRIMITIVE = "SW305" Error "an overlay action updates a plain value",
        "Only objects and lists can be updated.",
        "Let `target` be the object that the value is in, and `update` name the member.";
    OVERLAY_TARGET = "SW306" Error "the target of an overlay action is not a JSONPath",
        "The action is not applied.",
        "Write the target as RFC 9535 has it: `$.paths['/teams'].get`.";
    OVERLAY_NO_REASON = "SW307" Error "an overlay action has no reason",
        "Nobody can tell whether the correction is right, or when it may go.",
        "Add `x-reason` (or `description`): the sentence or the fact that justifies the action.";
    OVERLAY_SOURCE = "SW308" Error "an overlay is for a document that is not there",
        "None of its actions is applied.",
        "Let `x-source` be the file name of one of the documents.";
    OVERLAY_MISMATCH = "SW309" Error "an update is not of the kind of what it changes",
        "The two cannot be merged.",
        "Remove the old value in an action before, or give the update its kind.";
    OVERLAY_NO_EFFECT = "SW310" Warning "an overlay action changes nothing",
        "The document already says what the action is meant to say.",
        "Remove the action.";
    MERGE_CONFLICT = "SW320" Error "two documents disagree",
        "Only one of the two could be true in one crate.",
        "Settle it by an overlay with `x-source: FILE`, which is applied before the merge.";
    MERGE_INFO = "SW321" Error "two documents introduce the API differently",
        "The crate has one title, one version and one description.",
        "Set `title`, `version` and `description` in api.toml.";


    // ---------------------------------------------------------------------------------------
    // 4xx: references and resolution
    // ---------------------------------------------------------------------------------------
    DANGLING_REFERENCE = "SW401" Error "a `$ref` leads nowhere",
        "What reaches it cannot be generated: its type does not exist.",
        "Correct the reference, or add what it names.";
    EXTERNAL_REFERENCE = "SW402" Error "a `$ref` leads out of the document",
        "What reaches it cannot be generated: other files are not read yet.",
        "Put what it names under `components` of this document and refer to it there.";
    WRONG_REFERENCE = "SW403" Error "a `$ref` leads to something of another kind",
        "What reaches it cannot be generated.",
        "Let it name an object of the kind that belongs in this place.";
    REFERENCE_CYCLE = "SW404" Error "schemas are defined as one another",
        "A schema that is only a `$ref` to itself has no content, so no type can be made of it.",
        "Give one of the schemas in the ring a content of its own.";
    ALL_OF_CYCLE = "SW405" Error "an `allOf` contains itself",
        "A type that is merged from itself has no end.",
        "Take the member out of the `allOf`, or make it a property.";
    ALL_OF_REFINED = "SW406" Note "`allOf` members describe a property twice",
        "The later description is taken.",
        "Nothing needs to be done if the later one narrows the earlier.";
    ALL_OF_CONFLICT = "SW407" Error "`allOf` members contradict each other",
        "No value can be of both kinds, so no type can be made of it.",
        "Make the members agree, or use `oneOf` if each value is one of them.";
    IGNORED_HEADER = "SW408" Note "a header parameter that OpenAPI ignores",
        "`Accept`, `Content-Type` and `Authorization` are not parameters: content types come from the media types, credentials from the security schemes.",
        "Remove the parameter; declare a security scheme if it is a credential.";
    UNDECLARED_SCHEME = "SW409" Error "a security requirement names no declared scheme",
        "The operation could not be called with credentials.",
        "Declare the scheme under `components.securitySchemes`.";
    NO_SERVER = "SW410" Note "the document names no absolute server URL",
        "Users of the crate have to set the base URL themselves.",
        "Add the address to `servers`.";


    // ---------------------------------------------------------------------------------------
    // 5xx: what the generator does not handle
    // ---------------------------------------------------------------------------------------
    PARAMETER_CONTENT = "SW502" Error "a parameter content type that is not supported",
        "The operation is left out, since its values would be sent in a wrong form.",
        "Use `schema`, or `content` with application/json, or with a text and a scalar in it.";
    ALL_OF_KIND = "SW503" Error "`allOf` of things that cannot be merged",
        "Only objects, and limits on one kind of value, are merged; what reaches this is left out.",
        "Write the combination out as one schema.";
    SECURITY_SCHEME = "SW505" Error "a kind of authentication that is not supported",
        "Operations that need it are left out.",
        "Offer an alternative that the generator knows: apiKey, http basic or bearer, oauth2, openIdConnect.";
    MORE_MEDIA_TYPES = "SW508" Note "a media type that is not offered",
        "The crate sends or accepts the others; this one has no effect.",
        "Nothing needs to be done if the server takes another one.";
    BODY_KIND = "SW509" Error "a body that does not fit its media type",
        "The operation is left out: the fields of a form are the members of an object.",
        "Describe the body as an object, or give it another media type.";
    VALIDATION_ONLY = "SW510" Note "a keyword that only restricts values",
        "`not`, and alternatives that only list required properties, do not shape the Rust type; they are not checked.",
        "Nothing needs to be done.";
    BODYLESS_METHOD = "SW512" Note "a body on a method that rarely has one",
        "It is sent; some servers and proxies refuse it.",
        "Check that the server takes a body here.";
    AMBIGUOUS_UNION = "SW513" Warning "members of a union that cannot be told apart",
        "A value that fits several members equally well becomes the first of them; it is written as it was read.",
        "Add a `discriminator`, make a required property differ, or remove a member; docs/unions.md tells what is looked at.";
    METHOD = "SW514" Error "a method that is not supported",
        "The operation is left out.",
        "Use get, put, post, delete, options, head or patch.";
    RESPONSE_MEDIA_TYPE = "SW515" Note "an answer that is a form is given as bytes",
        "The crate returns the body as it comes.",
        "Nothing needs to be done if bytes are what is wanted.";
    ENDLESS_ALIAS = "SW516" Warning "a type that is defined as itself",
        "A list or map of nothing but itself is no Rust type; it is read and written as any JSON.",
        "Give it a content, or make it a property of an object.";
    CALLBACK = "SW517" Note "callbacks are not generated yet",
        "The crate sends the call; what the server calls back has no types.",
        "Nothing needs to be done.";
    DISCRIMINATOR_ALONE = "SW518" Note "a `discriminator` without alternatives",
        "No component refers to the schema by `allOf` and could be one; the property is read and written as it is.",
        "List the alternatives in a `oneOf`, or refer to the schema by `allOf` in each of them.";
    FURTHER_TAGS = "SW519" Note "an operation with several tags",
        "It is reached by its first tag only.",
        "Nothing needs to be done; put the tag first under which people look for it.";
    NESTED_PARAMETER = "SW520" Warning "a parameter that no style can write",
        "A call that gives it such a value fails before anything is sent.",
        "Use `deepObject`, or `content` with application/json, if the server takes one of them.";
    UNNAMED_VALUES = "SW521" Note "an `enum` whose values get no names",
        "The type is the plain one: fractions, lists and objects, and values of another type than the schema's, make no Rust enum.",
        "Nothing needs to be done; correct the values where they are of the wrong type.";
    PROPERTIES_OF_NO_OBJECT = "SW522" Note "properties beside an alternative that is no object",
        "The other alternatives have the properties; this one has none and stays as it is.",
        "Nothing needs to be done; remove the alternative if it does not occur.";
    MAPPED_ELSEWHERE = "SW523" Note "a tag that stands for no alternative",
        "A value with that tag is kept as raw JSON.",
        "Add the schema to the alternatives, or remove the tag from the mapping.";
    DIRECTIONS_DIFFER = "SW525" Note "a schema that is one type sent and another received",
        "Members that are `readOnly` are not in the type that is sent, members that are `writeOnly` not in the other; the docs of each name the other.",
        "Nothing needs to be done.";
    BODY_AS_TEXT = "SW530" Note "a text that the document describes as an object or list",
        "The call takes the text as it is to be sent; it is not checked against the schema.",
        "Nothing needs to be done; `type: string` says the same.";
    BODY_AS_BYTES = "SW531" Note "a body of an unknown media type is taken as bytes",
        "The call takes the bytes as they are to be sent; they are not made from the schema.",
        "Nothing needs to be done if the caller has such bytes; else name a media type that the generator writes.";
    MEDIA_RANGE = "SW532" Note "a range of media types for a body",
        "It names no content type: JSON is sent as application/json, text as text/plain, and bytes as what the caller says (application/octet-stream for `*/*`).",
        "Name the media types that the server takes.";
    ENCODING_IGNORED = "SW533" Note "an `encoding` that has no effect",
        "Styles are for URL-encoded forms only, parts have no further headers, and objects are sent as JSON.",
        "Remove it, or describe the part in another way.";
    FILES_AS_TEXT = "SW534" Warning "files in alternatives of a multipart body",
        "Only members of an object can be files; here they are sent as texts.",
        "Describe the body as one object.";
    SHARED_PLACE = "SW536" Warning "two credentials in one place",
        "Only one can be sent there, so each is enough by itself.",
        "List the two as alternatives, or correct the place of one.";
    NO_BODY = "SW540" Note "content of an answer that has none",
        "Answers to HEAD, and those of status 204, 205 and 304, have no body: the content is passed over.",
        "Take the content out, or declare another status.";
    HEADER_FORM = "SW541" Note "a header that is given as text",
        "It holds an object or something free-form, whose text the crate does not take apart.",
        "Use `content` with application/json if the server sends JSON.";
    SERVER_VARIABLE = "SW542" Warning "a server variable that is not declared",
        "The address has a brace in it, so that nothing can be sent there.",
        "Declare the variable with a default under `variables`.";
    SERVER_DEFAULT = "SW543" Warning "the default of a server variable is none of its values",
        "The default is used as it is, and its value cannot be chosen by name.",
        "Add the default to `enum`, or correct it.";
    IDLE_SELECTOR = "SW546" Warning "--include or --exclude selects nothing",
        "The crate is the same without it.",
        "Write the tag, the path template or the operationId as the document has it; `lint` shows made operationIds.";
    EXTENSION_FORM = "SW547" Warning "an extension that has not its form",
        "The document is read as if it were not there.",
        "Correct it; docs/extensions.md has the form of each, and no member may have another name.";
    PAGINATION = "SW548" Warning "`x-pagination` that does not fit its operation",
        "The call is made as without it, a page at a time: there is no `stream`.",
        "Name a declared parameter, and places that the answer has; the answer has to be JSON of one shape.";
    ACTION = "SW549" Warning "an action that does not fit its operation",
        "There is no method for it; the operation is called with a body as always.",
        "Let `body` be a value of the operation's JSON body, its only media type.";
    COLUMNAR = "SW550" Warning "`x-columnar` on what is no table",
        "The schema stays an ordinary object.",
        "Name a member that is a list of an `enum` of texts, one that is a list of lists, and columns out of the `enum`.";
    REFUSAL_SHAPE = "SW551" Note "an error that a generated server cannot fill",
        "Servers tell refused input as application/problem+json instead; clients are as they were.",
        "Nothing needs to be done; name its members as errors name them (`message`, `code`, `field`), or tell what is refused by `refusing` of the service.";


    // ---------------------------------------------------------------------------------------
    // 6xx: names
    // ---------------------------------------------------------------------------------------
    SAME_RUST_NAME = "SW601" Error "two things ask for one Rust name",
        "Two `x-rust-name` in one place are equal, so one of them cannot be kept.",
        "Change one of the two.";
    INVALID_RUST_NAME = "SW602" Error "`x-rust-name` is no Rust name",
        "It has to be an identifier that is no keyword and nothing that generated code uses itself.",
        "Use letters, digits and underscores, not starting with a digit.";
    RENAMED = "SW603" Note "two names are one in Rust",
        "One of them got a number, so that both can be used.",
        "Set `x-rust-name` where a better name is wanted.";


    // ---------------------------------------------------------------------------------------
    // 7xx: configuration
    // ---------------------------------------------------------------------------------------
    CONFIG_MALFORMED = "SW701" Error "api.toml cannot be read",
        "Nothing is known of the API's documents.",
        "Correct it at the marked place; CONTRIBUTING.md shows a whole one.";
    CONFIG_SHA256 = "SW702" Error "a published document has no sha256",
        "Nobody would notice that the document was edited.",
        "Add the `sha256` of the text as it was published.";
    SOURCE_CHANGED = "SW703" Error "a published document is not what it was",
        "Corrections belong into overlays, which say why.",
        "Restore the text; or, if a new version was published, write down its sha256.";
    CONFIG_RESERVED = "SW704" Warning "an option of api.toml has no effect yet",
        "The generated crate is the same without it.",
        "Remove it.";
    STALE_SKIP = "SW705" Error "a permission to leave out that is not used",
        "The operation is generated, or left out for another reason.",
        "Remove the `[[skip]]` entry.";
    CONFIG_TYPE = "SW706" Error "a type in api.toml that is not offered",
        "The format would stay a text.",
        "Take one of the types that the message lists; docs/formats.md says what each is.";


    // ---------------------------------------------------------------------------------------
    // 8xx: comparing revisions
    // ---------------------------------------------------------------------------------------
    APPROVALS_MALFORMED = "SW801" Error "accepted.toml cannot be read",
        "Nothing is known of the changes that are accepted, so nothing is said of any.",
        "Correct it at the marked place; CONTRIBUTING.md shows a whole entry.";
    STALE_APPROVAL = "SW802" Error "an approval that matches no change",
        "It accepts nothing, and could later accept what nobody has looked at.",
        "Remove the `[[accept]]` entry, or correct its id and pointer: `cargo xtask diff` shows both.";
    EXPIRED_APPROVAL = "SW803" Error "an approval whose time is over",
        "The change counts as one that is not accepted.",
        "Take the change back, or look at it again and set another date.";
    SPENT_APPROVAL = "SW804" Note "an approval of a change that the base has already",
        "It accepts nothing more; it fails as soon as something of its API is edited.",
        "Remove the `[[accept]]` entry.";
    DUPLICATE_APPROVAL = "SW805" Error "a change is accepted twice",
        "One of the two reasons would not be shown.",
        "Remove one of the two `[[accept]]` entries.";

    // ---------------------------------------------------------------------------------------
    // 9xx: limits
    // ---------------------------------------------------------------------------------------
    TEXT_TOO_LARGE = "SW901" Error "the text is too large",
        "Nothing is read from a text of such a size.",
        "Split the document, or leave out what the crate does not need.";
    NESTED_TOO_DEEP = "SW902" Error "objects and lists are nested too deep",
        "Nothing is read from such a document: following it could exhaust the stack.",
        "Move the inner parts to `components` and point to them by `$ref`.";
    TOO_MANY_NODES = "SW903" Error "the document is too large when written out",
        "Nothing is read from such a document: holding it could exhaust the memory.",
        "Use `$ref` in place of aliases of aliases, or split the document.";
    TOO_MANY_FINDINGS = "SW904" Error "too many findings in one text",
        "The text is read no further, so that there may be more to find.",
        "Correct what is found so far; one mistake often explains many findings.";
    REFERENCE_OUTSIDE = "SW905" Error "a `$ref` leads out of the document's folder",
        "A document must not make the generator look at other files of the machine; nothing is generated.",
        "Put what it names into the document, or into a file beside it.";
    ALL_OF_DEPTH = "SW906" Error "`allOf`s are nested too deep",
        "Merging stops there, so nothing is generated: no document that people read goes as deep.",
        "Let one of the schemas name its members directly.";
}

/// The row with that id, in any case of letters.
pub fn find(id: &str) -> Option<&'static Code> {
    ALL.iter()
        .copied()
        .find(|code| code.id.eq_ignore_ascii_case(id))
}
