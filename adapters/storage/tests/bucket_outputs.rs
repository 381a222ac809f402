//! Outputs in a bucket: a strict fake of S3 on this machine, which wants every request signed.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use refrain_core::queue::{JobId, OutputError, OutputStore};
use refrain_core::reply::{Media, MediaKind};
use refrain_storage::{Bucket, BucketError, BucketOutputs};
use tokio::net::TcpListener;

const KEY: &str = "key-of-the-bucket";
const SECRET: &str = "secret-of-the-bucket";

/// What the fake has and was asked.
#[derive(Default)]
struct S3 {
    objects: BTreeMap<String, Bytes>,
    asked: Vec<(Method, String)>,
    improper: Vec<String>,
    /// How it answers before it looks at anything.
    broken: Option<StatusCode>,
    /// When its objects were last changed, in the words of S3.
    modified: &'static str,
}

type Shared = Arc<Mutex<S3>>;

async fn fake() -> (Shared, Bucket) {
    let s3 = Arc::new(Mutex::new(S3 { modified: "2020-01-01T00:00:00.000Z", ..S3::default() }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    let router = Router::new().fallback(answer).with_state(Arc::clone(&s3));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let bucket = Bucket {
        url: "s3://pictures/of/refrain".parse().unwrap(),
        endpoint: Some(endpoint),
        region: "eu-central-1".into(),
        access_key_id: KEY.into(),
        secret_access_key: SECRET.into(),
        allow_http: true,
    };
    (s3, bucket)
}

async fn answer(State(s3): State<Shared>, method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let mut s3 = s3.lock().unwrap();
    let path = uri.path().to_owned();
    s3.asked.push((method.clone(), uri.to_string()));
    if let Some(broken) = s3.broken {
        return broken.into_response();
    }
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let scope = format!("AWS4-HMAC-SHA256 Credential={KEY}/");
    let signed = header("authorization");
    let well_signed = signed.starts_with(&scope)
        && signed.contains("/eu-central-1/s3/aws4_request")
        && signed.contains("SignedHeaders=")
        && signed.split("Signature=").nth(1).is_some_and(|signature| signature.len() == 64);
    if !well_signed || header("x-amz-date").is_empty() || header("x-amz-content-sha256").is_empty() {
        s3.improper.push(format!("{method} {uri}: {signed}"));
        return StatusCode::FORBIDDEN.into_response();
    }
    if !signed.contains(KEY) || format!("{headers:?}").contains(SECRET) {
        s3.improper.push(format!("{method} {uri} shows the secret"));
    }
    let Some(rest) = path.strip_prefix("/pictures") else { return StatusCode::NOT_FOUND.into_response() };
    let key = rest.trim_start_matches('/').to_owned();
    match method {
        Method::PUT if header("content-length") == body.len().to_string() => {
            s3.objects.insert(key, body);
            ([("etag", "\"1\"")], "").into_response()
        }
        Method::GET if key.is_empty() => list(&s3, uri.query().unwrap_or_default()).into_response(),
        Method::GET => match s3.objects.get(&key) {
            None => StatusCode::NOT_FOUND.into_response(),
            Some(object) => {
                let headers = [("etag", "\"1\""), ("last-modified", "Wed, 01 Jan 2020 00:00:00 GMT")];
                (headers, object.clone()).into_response()
            }
        },
        Method::DELETE => {
            s3.objects.remove(&key);
            StatusCode::NO_CONTENT.into_response()
        }
        // Many at once.
        Method::POST if uri.query() == Some("delete") => {
            let asked = String::from_utf8(body.to_vec()).unwrap();
            let keys = asked.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
            let mut deleted = String::new();
            for key in keys {
                s3.objects.remove(key);
                deleted.extend(["<Deleted><Key>", key, "</Key></Deleted>"]);
            }
            format!("<DeleteResult>{deleted}</DeleteResult>").into_response()
        }
        _ => {
            s3.improper.push(format!("{method} {uri}"));
            StatusCode::BAD_REQUEST.into_response()
        }
    }
}

fn list(s3: &S3, query: &str) -> String {
    let query: BTreeMap<_, _> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    assert_eq!(query.get("list-type").map(String::as_str), Some("2"), "{query:?}");
    let prefix = query.get("prefix").cloned().unwrap_or_default();
    let found = s3.objects.iter().filter(|(key, _)| key.starts_with(&prefix));
    let mut contents = String::new();
    for (key, object) in found {
        let (size, modified) = (object.len(), &s3.modified);
        write!(
            contents,
            "<Contents><Key>{key}</Key><Size>{size}</Size><LastModified>{modified}</LastModified>\
             <ETag>\"1\"</ETag></Contents>"
        )
        .unwrap();
    }
    format!("<ListBucketResult><IsTruncated>false</IsTruncated>{contents}</ListBucketResult>")
}

fn media(kind: MediaKind, mime: &'static str, content: &'static [u8]) -> Media {
    Media { kind, mime, bytes: content.into() }
}

#[tokio::test]
async fn what_was_put_is_got_in_order_and_removed_whole() {
    let (s3, bucket) = fake().await;
    let outputs = BucketOutputs::open(&bucket).await.unwrap();
    let (job, other) = (JobId::random(), JobId::random());
    let first = media(MediaKind::Image, "image/png", b"a fox");
    let second = media(MediaKind::Video, "video/mp4", b"a fox that runs");
    assert_eq!(s3.lock().unwrap().objects.len(), 0, "the trial left nothing");

    outputs.put(&job, 1, &second).await.unwrap();
    outputs.put(&job, 0, &media(MediaKind::Image, "image/webp", b"an older fox")).await.unwrap();
    outputs.put(&job, 0, &first).await.unwrap();
    outputs.put(&other, 0, &first).await.unwrap();

    assert_eq!(outputs.get(&job).await.unwrap(), [first.clone(), second]);
    assert!(s3.lock().unwrap().objects.contains_key(&format!("of/refrain/{job}/0.png")));
    outputs.remove(&job).await.unwrap();
    outputs.remove(&job).await.expect("the same again is no fault");
    assert_eq!(outputs.get(&job).await, Ok(Vec::new()));
    assert_eq!(outputs.get(&other).await.unwrap(), [first]);
    assert_eq!(s3.lock().unwrap().improper, Vec::<String>::new());
}

#[tokio::test]
async fn no_more_is_fetched_than_is_asked_for() {
    let (s3, bucket) = fake().await;
    let outputs = BucketOutputs::open(&bucket).await.unwrap();
    let job = JobId::random();
    let second = media(MediaKind::Video, "video/mp4", b"a fox that runs");
    outputs.put(&job, 0, &media(MediaKind::Image, "image/png", b"a fox")).await.unwrap();
    outputs.put(&job, 1, &second).await.unwrap();
    let fetched = || {
        let of_job = format!("{job}/");
        let asked = std::mem::take(&mut s3.lock().unwrap().asked);
        asked.iter().filter(|(method, uri)| *method == Method::GET && uri.contains(&of_job)).count()
    };
    fetched();

    assert_eq!(outputs.kinds(&job).await.unwrap(), [MediaKind::Image, MediaKind::Video]);
    let for_the_kinds = fetched();
    assert_eq!(outputs.get_one(&job, 1).await.unwrap(), Some(second));
    let for_the_second = fetched();
    assert_eq!(outputs.get_one(&job, 2).await.unwrap(), None);

    assert_eq!((for_the_kinds, for_the_second), (0, 1));
}

#[tokio::test]
async fn what_is_old_is_found_and_what_others_keep_is_not() {
    let (s3, bucket) = fake().await;
    let outputs = BucketOutputs::open(&bucket).await.unwrap();
    let job = JobId::random();
    outputs.put(&job, 0, &media(MediaKind::Image, "image/png", b"a fox")).await.unwrap();
    s3.lock().unwrap().objects.insert(format!("of/refrain/{}/notes.txt", JobId::random()), Bytes::new());
    s3.lock().unwrap().objects.insert(format!("elsewhere/{}/0.png", JobId::random()), Bytes::new());
    let year = |year: u64| SystemTime::UNIX_EPOCH + Duration::from_hours(24 * 365 * (year - 1970));

    assert_eq!(outputs.kept_before(year(2022), 10).await.unwrap(), [job]);
    assert_eq!(outputs.kept_before(year(2019), 10).await, Ok(Vec::new()));
}

#[tokio::test]
async fn a_bucket_that_refuses_is_named_at_the_start_without_the_secret() {
    let (s3, bucket) = fake().await;
    s3.lock().unwrap().broken = Some(StatusCode::FORBIDDEN);

    let error = BucketOutputs::open(&bucket).await.unwrap_err();

    let denied = OutputError::ReadOnly("access is denied".into());
    assert_eq!(error, BucketError::Trial { url: bucket.url.clone(), reason: denied });
    assert!(!format!("{error} {error:?} {bucket:?}").contains(SECRET));
}

#[tokio::test]
async fn a_bucket_that_is_ill_for_a_moment_is_asked_again() {
    let (s3, bucket) = fake().await;
    let outputs = BucketOutputs::open(&bucket).await.unwrap();
    let job = JobId::random();
    s3.lock().unwrap().broken = Some(StatusCode::SERVICE_UNAVAILABLE);
    let before = s3.lock().unwrap().asked.len();
    let recovers = async {
        while s3.lock().unwrap().asked.len() == before {
            tokio::task::yield_now().await;
        }
        s3.lock().unwrap().broken = None;
    };

    let fox = media(MediaKind::Image, "image/png", b"a fox");
    let (put, ()) = tokio::join!(outputs.put(&job, 0, &fox), recovers);

    assert_eq!(put, Ok(()));
    assert_eq!(outputs.get(&job).await.unwrap(), [fox]);
}
