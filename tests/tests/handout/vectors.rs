//! Fixed examples that every implementation must meet; the format's page shows the same.

use aftercare_core::handout::{decode, encode, to_code, to_link};

use crate::support::{codes, now, typical};

const PAGE: &str = include_str!("../../../docs/handout.md");

const HEX: &str = "aa000101480f1e2d3c4b5a69780201031a69c6e8c80483080c12058101060607775269766572736964652050687973696f7468657261707908702b34342032302037393436203030313817441eed9f89";
const CODE: &str = "AC1:5MLW50.49U 30S7FJBW7FY50BF3P6P*CPJPGUN1EV0$50DY0 3F/ED5$CPQE6VC$34F9DPQE24E+8DVKE%9E031ZK5OQ6NF6C34JA7-$66460A6G.2.+3Q7K";
const LINK: &str = "aftercare://h#qgABAUgPHi08S1ppeAIBAxppxujIBIMIDBIFgQEGBgd3Uml2ZXJzaWRlIFBoeXNpb3RoZXJhcHkIcCs0NCAyMCA3OTQ2IDAwMTgXRB7tn4k";

#[test]
fn given_the_example_of_the_page_then_it_is_written_and_read_exactly_so() {
    let handout = encode(&codes(), &typical()).unwrap();
    let hex: String = handout.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((hex.as_str(), to_code(&handout).as_str(), to_link(&handout).as_str()), (HEX, CODE, LINK));
    for text in [CODE, LINK] {
        assert_eq!(decode(&codes(), text, now()), Ok(typical()));
    }
    for shown in [HEX, CODE, LINK] {
        assert!(PAGE.contains(shown), "docs/handout.md lacks {shown}");
    }
}
