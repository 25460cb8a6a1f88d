//! What the office prints on its letters: names, address, and an image if it has one.

use std::{fs::File, io::Read};

use cii_documents::image::{self, ImageError, LARGEST_FILE};
use cii_domain::office::{LetterheadImage, Office};

use crate::{
    App, AppError,
    api::{
        message::{MessageView, NothingRequest},
        office::*,
    },
    error::message_of,
    form::Form,
    typed_path::typed_path,
};

pub(crate) fn get_letterhead(app: &App, _: NothingRequest) -> Result<LetterheadView, AppError> {
    app.at_desk(|desk| desk.read(|r| Ok(view(r.get::<Office>(&())?))))
}

fn view(office: Office) -> LetterheadView {
    let Office {
        name,
        tagline,
        place,
        address,
        phone,
        email,
        window,
        image,
    } = office;
    LetterheadView {
        name,
        tagline,
        place,
        address: address.into(),
        phone,
        email,
        window,
        image: image
            .map(|LetterheadImage { png, alternative }| LetterheadImageView { png, alternative }),
    }
}

/// Looks at an image that somebody chose, and gives back what would be printed. Nothing is kept yet.
pub(crate) fn read_letterhead_image(
    app: &App,
    ReadLetterheadImageRequest { path }: ReadLetterheadImageRequest,
) -> Result<ReadLetterheadImageView, AppError> {
    app.at_desk(|_| {
        read_file(&path)
            .and_then(|file| image::import(&file).map_err(|error| message_of(&error)))
            .map(|png| ReadLetterheadImageView {
                png: image::to_text(&png),
            })
            .map_err(|error| AppError::field("image", error))
    })
}

/// The file at a typed path, or so much of it that it is seen to be too large.
fn read_file(path: &str) -> Result<Vec<u8>, MessageView> {
    let path = typed_path(path)?;
    if !path.is_file() {
        return Err(MessageView::new("file_not_found"));
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST_FILE)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(|_| MessageView::new("file_unreadable"))?;
    Ok(bytes)
}

pub(crate) fn save_letterhead(
    app: &App,
    SaveLetterheadRequest { letterhead }: SaveLetterheadRequest,
) -> Result<LetterheadView, AppError> {
    app.at_desk(|desk| {
        let mut form = Form::new(desk.at.today());
        let name = form.lines("name", &letterhead.name);
        let tagline = form.optional_lines("tagline", &letterhead.tagline);
        let place = form.lines("place", &letterhead.place);
        let phone = form.optional_phone("phone", &letterhead.phone);
        let email = form.optional_email("email", &letterhead.email);
        let address = form.address("address", &letterhead.address);
        let image = letterhead
            .image
            .and_then(|image| read_image(&mut form, &image));
        form.finish()?;
        let office = Office {
            name,
            tagline,
            place,
            address: address.into(),
            phone,
            email,
            window: letterhead.window,
            image,
        };
        desk.change("save_letterhead", |w| {
            w.put(&office)?;
            Ok(())
        })?;
        Ok(view(office))
    })
}

/// The image as it is kept. It is looked at again: only what the documents can print may stand in the record.
fn read_image(form: &mut Form, image: &LetterheadImageView) -> Option<LetterheadImage> {
    let alternative = form.lines("alternative", &image.alternative);
    let png = image::from_text(&image.png)
        .ok_or(ImageError::Broken)
        .and_then(|file| image::import(&file));
    let png = form.take("image", png)?;
    Some(LetterheadImage {
        png: image::to_text(&png),
        alternative,
    })
}
