//! The page for readers: how many statements are followed, where the product deviates, what it leaves out.

use std::fmt::Write as _;

use super::rows::{Article, Row, Toward};

/// `docs/seeds.md`.
pub(crate) fn page(articles: &[Article]) -> String {
    let mut page = String::from(
        "# The three articles and the product\n\n\
         Generated from `tests/seeds/*.json` by `tests/tests/seeds`, which also keeps it current; do not edit \
         by hand. Every statement of the articles on a symptom, a time or advice is a row there, told in our own \
         words, with cases that are run through `assess`. How paragraphs are counted: \
         [tests/seeds/README.md](../tests/seeds/README.md).\n\n",
    );
    table(&mut page, &["Article", "About", "Paragraphs", "Followed", "Deviates", "Left out", "Cases"]);
    for article in articles {
        let count = |of: fn(&Row) -> bool| article.rows.iter().filter(|row| of(row)).count().to_string();
        line(
            &mut page,
            &[
                article.article.clone(),
                article.about.clone(),
                article.paragraphs.to_string(),
                count(|row| row.cases.is_some() && row.deviates.is_none()),
                count(|row| row.deviates.is_some()),
                count(|row| row.left_out.is_some()),
                article.rows.iter().map(|row| row.cases().len()).sum::<usize>().to_string(),
            ],
        );
    }
    for (toward, title) in [
        (Toward::Caution, "More careful than the article"),
        (Toward::Calm, "Calmer than the article"),
        (Toward::Evidence, "Against the article, for want of evidence"),
    ] {
        section(&mut page, title, &["Row", "The article", "The product"]);
        for row in rows(articles) {
            if let Some(deviation) = row.deviates.as_ref().filter(|deviation| deviation.toward == toward) {
                line(&mut page, &[row.id.clone(), row.statement.clone(), deviation.decision.clone()]);
            }
        }
    }
    section(&mut page, "Left out", &["Row", "The article", "Why"]);
    for row in rows(articles) {
        if let Some(reason) = &row.left_out {
            line(&mut page, &[row.id.clone(), row.statement.clone(), reason.clone()]);
        }
    }
    section(&mut page, "Cited, but not said", &["Article", "Cited by", "What it says"]);
    for article in articles {
        for not_said in &article.not_said {
            let by = format!("{} `{}`", not_said.kind.id(), not_said.id);
            line(&mut page, &[article.article.clone(), by, not_said.reason.clone()]);
        }
    }
    page
}

fn rows(articles: &[Article]) -> impl Iterator<Item = &Row> {
    articles.iter().flat_map(|article| &article.rows)
}

fn section(page: &mut String, title: &str, columns: &[&str]) {
    // Writing to a String cannot fail.
    let _ = write!(page, "\n## {title}\n");
    table(page, columns);
}

fn table(page: &mut String, columns: &[&str]) {
    line(page, columns);
    line(page, &columns.iter().map(|_| "---").collect::<Vec<_>>());
}

fn line<T: AsRef<str>>(page: &mut String, cells: &[T]) {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}
