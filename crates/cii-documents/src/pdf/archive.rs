//! What an archive asks of a file (PDF/A-2a): XMP metadata, an output intent, a fixed identity.

use std::fmt::Write as _;

use lopdf::{Document, Object, Stream, StringFormat, dictionary};

use super::Cover;
use super::color_profile::srgb;
use super::structure::{language_tag, text_string};
use crate::DocumentError;

const PRODUCER: &str = "Bureau CII";

/// Adds metadata, colour profile and identity, and takes out what printpdf adds for print shops.
pub(super) fn seal(file: &mut Document, cover: &Cover<'_>) -> Result<(), DocumentError> {
    "1.7".clone_into(&mut file.version);
    let mut hash = Fnv::default();
    hash.write(cover.title.as_bytes());
    hash.write(cover.made.to_string().as_bytes());
    for object in file.objects.values() {
        if let Ok(stream) = object.as_stream() {
            hash.write(&stream.content);
        }
    }
    let identity = hash.identity();

    let metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp(cover).into_bytes(),
    )
    .with_compression(false);
    let metadata = file.add_object(metadata);
    let profile = Stream::new(dictionary! { "N" => 3, "Alternate" => "DeviceRGB" }, srgb());
    let profile = file.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => text_string("sRGB"),
        "Info" => text_string("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    };
    let catalogue = file.catalog_mut().map_err(|_| DocumentError::Unwritable)?;
    catalogue.set("Metadata", Object::Reference(metadata));
    catalogue.set(
        "OutputIntents",
        Object::Array(vec![Object::Dictionary(intent)]),
    );

    let date = text_string(&cover.made.format("D:%Y%m%d%H%M%S").to_string());
    let information = file.add_object(dictionary! {
        "Title" => text_string(cover.title),
        "Producer" => text_string(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    });
    if let Ok(Object::Reference(old)) = file.trailer.get(b"Info") {
        let old = *old;
        file.objects.remove(&old);
    }
    file.trailer.set("Info", Object::Reference(information));
    let identity = Object::String(identity, StringFormat::Hexadecimal);
    file.trailer
        .set("ID", Object::Array(vec![identity.clone(), identity]));
    Ok(())
}

fn xmp(cover: &Cover<'_>) -> String {
    let made = cover.made.format("%Y-%m-%dT%H:%M:%S");
    let title = escaped(cover.title);
    let language = language_tag(cover.language);
    let mut xmp = String::with_capacity(3000);
    xmp.push_str("<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    let _ = write!(
        xmp,
        r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="{made}" xmp:ModifyDate="{made}"/>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="{PRODUCER}"/>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A"/>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
"#
    );
    xmp.push_str("<?xpacket end=\"w\"?>");
    xmp
}

fn escaped(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control())
        .fold(
            String::with_capacity(text.len()),
            |mut escaped, character| {
                match character {
                    '&' => escaped.push_str("&amp;"),
                    '<' => escaped.push_str("&lt;"),
                    '>' => escaped.push_str("&gt;"),
                    '"' => escaped.push_str("&quot;"),
                    other => escaped.push(other),
                }
                escaped
            },
        )
}

/// FNV-1a: an identity for a file, not a protection of it.
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    pub(super) fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(super) const fn value(&self) -> u64 {
        self.0
    }

    /// Sixteen bytes.
    fn identity(mut self) -> Vec<u8> {
        let mut identity = self.0.to_be_bytes().to_vec();
        self.write(b"identity");
        identity.extend(self.0.to_be_bytes());
        identity
    }
}
