//! The SQLite file: connection, schema, rows. It moves sealed bytes and cannot read them.
//!
//! Not here: write-ahead logging. A cut or altered log loses acknowledged records silently, and SQLite calls
//! the file healthy. `secure_delete` is not set either: every byte of a row is sealed.

use crate::error::Trouble;
use crate::seal::{FORMAT, Tag, tag_of};
use rusqlite::{
    Connection, ErrorCode, OpenFlags, OptionalExtension, Transaction, TransactionBehavior, params,
};
use std::path::Path;

const RECORD: &str = "CREATE TABLE record (seq INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT";
const HEAD: &str = "CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), key_check BLOB NOT NULL, \
                    sealed BLOB NOT NULL) STRICT";

/// What keeps the file from being used.
#[derive(Debug)]
pub(crate) enum Fault {
    InUse,
    Trouble(Trouble),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        use ErrorCode::{DatabaseBusy, DatabaseCorrupt, DatabaseLocked, NotADatabase, Unknown};
        let detail = error.to_string();
        Self::Trouble(match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => return Self::InUse,
            // An SQL error means that a table is not as it was made; no code: a value is not of its type.
            Some(DatabaseCorrupt | NotADatabase | Unknown) | None => Trouble::Damaged { detail },
            Some(_) => Trouble::Storage { detail },
        })
    }
}

/// The one row that says where the journal ends.
pub(crate) struct HeadRow {
    pub(crate) key_check: Vec<u8>,
    pub(crate) sealed: Vec<u8>,
}

/// A stored record: its place, counted from 1, and its sealed text.
pub(crate) struct Row {
    pub(crate) seq: i64,
    pub(crate) sealed: Vec<u8>,
}

/// An open journal file, locked against every other connection.
pub(crate) struct Store {
    connection: Connection,
}

impl Store {
    /// Opens an existing file; SQLite rolls back an append that a crash interrupted.
    pub(crate) fn open(path: &Path) -> Result<Self, Fault> {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.busy_timeout(std::time::Duration::ZERO)?;
        for (name, value) in [
            ("locking_mode", "EXCLUSIVE"),
            ("trusted_schema", "OFF"),
            ("cell_size_check", "ON"),
            ("synchronous", "EXTRA"),
            ("fullfsync", "ON"),
            ("temp_store", "MEMORY"),
            ("journal_mode", "TRUNCATE"),
        ] {
            connection.pragma_update(None, name, value)?;
        }
        // Takes the exclusive lock now, not at the first append.
        connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
        Ok(Self { connection })
    }

    /// Writes the tables and the first rows into an empty file, in one transaction.
    pub(crate) fn create(path: &Path, head: &HeadRow, rows: &[Row]) -> Result<(), Fault> {
        let mut store = Self::open(path)?;
        let transaction = store.connection.transaction()?;
        transaction.execute_batch(&format!("{RECORD}; {HEAD}; PRAGMA user_version = {FORMAT}"))?;
        insert(&transaction, rows)?;
        transaction.execute(
            "INSERT INTO head (id, key_check, sealed) VALUES (1, ?1, ?2)",
            params![head.key_check, head.sealed],
        )?;
        transaction.commit()?;
        store.connection.close().map_err(|(_, error)| error.into())
    }

    /// The number in the file's header that says its format.
    pub(crate) fn format(&self) -> Result<i64, Fault> {
        Ok(self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    /// Whether the system lets nobody write to the file.
    pub(crate) fn is_read_only(&self) -> Result<bool, Fault> {
        Ok(self.connection.is_readonly("main")?)
    }

    /// SQLite's own view: the tables as they were made, and a sound structure down to the free pages, so that
    /// a later append cannot overwrite a record. It says nothing about what is in the rows.
    pub(crate) fn check_structure(&self, file_length: u64) -> Result<(), Fault> {
        let damaged = |detail: String| Fault::Trouble(Trouble::Damaged { detail });
        let mut query = self.connection.prepare("SELECT sql FROM sqlite_schema ORDER BY rowid")?;
        let found = query.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        if found != [RECORD, HEAD] {
            return Err(damaged("the tables are not as they were made".to_owned()));
        }
        let verdict: String = self.connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(damaged(verdict.lines().last().unwrap_or_default().to_owned()));
        }
        let pages: i64 = self.connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        let size: i64 = self.connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
        if i128::from(file_length) < i128::from(pages) * i128::from(size) {
            return Err(damaged("the file ends in the middle of a page".to_owned()));
        }
        Ok(())
    }

    pub(crate) fn head(&self) -> Result<HeadRow, Fault> {
        Ok(self.connection.query_row("SELECT key_check, sealed FROM head WHERE id = 1", [], |row| {
            Ok(HeadRow { key_check: row.get(0)?, sealed: row.get(1)? })
        })?)
    }

    /// Every record in order, up to the first that SQLite cannot read, and why it could not.
    pub(crate) fn rows(&self) -> (Vec<Row>, Option<Fault>) {
        let mut rows = Vec::new();
        let fault = self.read_rows(&mut rows).err();
        (rows, fault)
    }

    fn read_rows(&self, rows: &mut Vec<Row>) -> Result<(), Fault> {
        let mut query = self.connection.prepare("SELECT seq, sealed FROM record ORDER BY seq")?;
        for row in query.query_map([], |row| Ok(Row { seq: row.get(0)?, sealed: row.get(1)? }))? {
            rows.push(row?);
        }
        Ok(())
    }

    /// Stores `rows` after record number `count`, whose tag is `last`, with the head that goes with them: all
    /// of it or nothing, on disk when this returns. What an earlier failed append may have left after `count`
    /// goes away. `false`: the file does not hold that last record, and nothing was written.
    pub(crate) fn append(
        &mut self,
        count: i64,
        last: Tag,
        rows: &[Row],
        sealed_head: &[u8],
    ) -> Result<bool, Fault> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if count > 0 {
            let sealed: Option<Vec<u8>> = transaction
                .query_row("SELECT sealed FROM record WHERE seq = ?1", [count], |row| row.get(0))
                .optional()?;
            if sealed.and_then(|sealed| tag_of(&sealed)) != Some(last) {
                return Ok(false);
            }
        }
        transaction.execute("DELETE FROM record WHERE seq > ?1", [count])?;
        insert(&transaction, rows)?;
        let heads = transaction.execute("UPDATE head SET sealed = ?1 WHERE id = 1", [sealed_head])?;
        if heads != 1 {
            return Ok(false);
        }
        transaction.commit()?;
        Ok(true)
    }
}

fn insert(transaction: &Transaction<'_>, rows: &[Row]) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare("INSERT INTO record (seq, sealed) VALUES (?1, ?2)")?;
    for row in rows {
        statement.execute(params![row.seq, row.sealed])?;
    }
    Ok(())
}
