//! Which certificate is believed.

use std::{error, io, sync::Arc};

use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, OtherError, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, ring, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use rustls_platform_verifier::Verifier;
use sha2::{Digest as _, Sha256};

use crate::address::written;

/// A certificate that nobody vouches for, by its fingerprint.
#[derive(Debug, thiserror::Error)]
#[error("a certificate that nobody vouches for")]
struct Unbelieved(String);

/// The fingerprint of the certificate for which there is no answer. None: that is not why.
pub(crate) fn rejected(why: &(dyn error::Error + 'static)) -> Option<String> {
    let mut link = Some(why);
    while let Some(error) = link {
        if let Some(Error::InvalidCertificate(CertificateError::Other(OtherError(why)))) =
            error.downcast_ref()
        {
            let unbelieved: Option<&Unbelieved> = why.downcast_ref();
            return unbelieved.map(|Unbelieved(fingerprint)| fingerprint.clone());
        }
        link = match error.downcast_ref::<io::Error>() {
            // It does not name what it holds as its source, but what stands behind that.
            Some(error) => error
                .get_ref()
                .map(|held| held as &(dyn error::Error + 'static)),
            None => error.source(),
        };
    }
    None
}

/// Who vouches for a certificate.
#[derive(Debug)]
enum Known {
    /// Somebody compared this fingerprint. What the system knows does not matter, even if it knows nobody.
    Fingerprint([u8; 32]),
    /// The system.
    System(Verifier),
}

/// Believes the certificate with one fingerprint or, without that, the ones the system vouches for.
#[derive(Debug)]
struct Trust {
    known: Known,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Trust {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let fingerprint: [u8; 32] = Sha256::digest(end_entity).into();
        // A fingerprint names one certificate: neither its name nor its time says more.
        let believed = match &self.known {
            Known::Fingerprint(known) if *known == fingerprint => {
                Ok(ServerCertVerified::assertion())
            }
            Known::Fingerprint(_) => Err(CertificateError::UnknownIssuer.into()),
            Known::System(system) => system.verify_server_cert(
                end_entity,
                intermediates,
                server_name,
                ocsp_response,
                now,
            ),
        };
        believed.map_err(|_| {
            let unbelieved = OtherError(Arc::new(Unbelieved(written(&fingerprint))));
            CertificateError::Other(unbelieved).into()
        })
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(Error::General("TLS 1.2 is not spoken".to_owned()))
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let algorithms = &self.provider.signature_verification_algorithms;
        algorithms.supported_schemes()
    }
}

/// TLS 1.3 with whoever has the certificate `known`, or one the system vouches for.
pub(crate) fn config(known: Option<[u8; 32]>) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let known = match known {
        Some(known) => Known::Fingerprint(known),
        None => Known::System(Verifier::new(Arc::clone(&provider))?),
    };
    let trust = Trust {
        known,
        provider: Arc::clone(&provider),
    };
    Ok(ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&rustls::version::TLS13])?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(trust))
        .with_no_client_auth())
}
