//! The certificate, and what of TLS is spoken: version 1.3 and nothing older.

use std::{
    fmt::Write,
    sync::{Arc, PoisonError, RwLock},
};

use rcgen::{CertificateParams, DnType, KeyPair, date_time_ymd};
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use sha2::{Digest, Sha256};

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    /// The files do not hold what they should.
    #[error("not a certificate with its key in PEM: {0}")]
    Pem(String),
    /// Key and certificate do not fit together, or are of a kind that is not used.
    #[error(transparent)]
    Tls(#[from] rustls::Error),
    /// A server cannot be called so.
    #[error("«{0}» is no name of a host")]
    Name(String),
    /// None could be made.
    #[error("no certificate could be made: {0}")]
    Made(#[from] rcgen::Error),
}

/// The certificate in use. It can be replaced while the server runs: new connections see the new one.
#[derive(Debug)]
pub struct Certificate(RwLock<Arc<CertifiedKey>>);

fn read(chain: &[u8], key: &[u8]) -> Result<Arc<CertifiedKey>, CertificateError> {
    let wrong = |error: rustls::pki_types::pem::Error| CertificateError::Pem(error.to_string());
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(chain)
        .collect::<Result<_, _>>()
        .map_err(wrong)?;
    if chain.is_empty() {
        return Err(CertificateError::Pem("no certificate".to_owned()));
    }
    let key = PrivateKeyDer::from_pem_slice(key).map_err(wrong)?;
    let certified = CertifiedKey::from_der(chain, key, &ring::default_provider())?;
    Ok(Arc::new(certified))
}

impl Certificate {
    /// From a chain and its key in PEM.
    pub fn from_pem(chain: &[u8], key: &[u8]) -> Result<Self, CertificateError> {
        Ok(Self(RwLock::new(read(chain, key)?)))
    }

    /// Puts another one in its place. If that cannot be used, the present one stays.
    pub fn replace(&self, chain: &[u8], key: &[u8]) -> Result<(), CertificateError> {
        let certified = read(chain, key)?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = certified;
        Ok(())
    }

    fn present(&self) -> Arc<CertifiedKey> {
        let present = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&present)
    }

    /// SHA-256 of the certificate, as people compare it.
    pub fn fingerprint(&self) -> String {
        let present = self.present();
        present
            .cert
            .first()
            .map_or_else(String::new, |first| fingerprint(first))
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.present())
    }
}

/// What a server with this certificate speaks.
pub(super) fn config(certificate: Arc<Certificate>) -> Result<ServerConfig, rustls::Error> {
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .with_no_client_auth()
        .with_cert_resolver(certificate);
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

/// SHA-256 of a certificate in DER, in hexadecimal pairs.
pub fn fingerprint(certificate: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(certificate) {
        if !text.is_empty() {
            text.push(':');
        }
        // Writing into a text does not fail.
        let _ = write!(text, "{byte:02X}");
    }
    text
}

/// A certificate that nobody vouches for, with its key, in PEM: good for whoever compares its fingerprint. It begins with
/// `year` and is good for ten years.
pub fn self_signed(names: &[String], year: i32) -> Result<(String, String), CertificateError> {
    if let Some(name) = names
        .iter()
        .find(|name| ServerName::try_from(name.as_str()).is_err())
    {
        return Err(CertificateError::Name(name.clone()));
    }
    let mut params = CertificateParams::new(names.to_vec())?;
    // What a browser or an administrator's tool shows of it.
    let shown = names.first().map_or("bureau-cii-server", String::as_str);
    params.distinguished_name.push(DnType::CommonName, shown);
    params.not_before = date_time_ymd(year, 1, 1);
    params.not_after = date_time_ymd(year.saturating_add(10), 1, 1);
    let key = KeyPair::generate()?;
    let certificate = params.self_signed(&key)?;
    Ok((certificate.pem(), key.serialize_pem()))
}
