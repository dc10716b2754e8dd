//! A picture as PNG, drawn with the fonts of the system.

use std::sync::{Arc, LazyLock};

use resvg::{tiny_skia, usvg};

use super::sheet::Picture;
use crate::error::{Error, Result};

/// The fonts of the system, looked up once.
static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_system_fonts();
    Arc::new(fonts)
});

impl Picture {
    /// The picture as PNG, `zoom` times its size in pixels. A font with Chinese characters must be installed: Noto Sans
    /// CJK (Debian, Ubuntu: `fonts-noto-cjk`), Source Han Sans, WenQuanYi (`fonts-wqy-microhei`), or that of the system
    /// on macOS and Windows.
    ///
    /// # Errors
    /// [`Error::Backend`] where the system has no font at all, or the picture is too large to be held.
    ///
    /// ```no_run
    /// use zongshu::corpus::Corpus;
    /// use zongshu::render::{Language, pictures};
    /// let picture = pictures::emphasis(Corpus::bundled(), Language::Zh)?;
    /// assert!(picture.to_png(2)?.starts_with(b"\x89PNG"));
    /// # Ok::<(), zongshu::Error>(())
    /// ```
    pub fn to_png(&self, zoom: u8) -> Result<Vec<u8>> {
        let fault = |reason: String, next: &str| Error::Backend { backend: "resvg".into(), reason, next: next.into() };
        if FONTS.is_empty() {
            return Err(fault(
                "no font is installed".into(),
                "install one with Chinese characters such as Noto Sans CJK",
            ));
        }
        let options = usvg::Options { fontdb: FONTS.clone(), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(&self.svg, &options);
        let tree = tree.map_err(|error| fault(error.to_string(), "report it with the picture"))?;
        let zoom = f32::from(zoom.max(1));
        let size = tree.size().to_int_size().scale_by(zoom);
        let sheet = size.and_then(|size| tiny_skia::Pixmap::new(size.width(), size.height()));
        let Some(mut sheet) = sheet else {
            return Err(fault("the picture is too large".into(), "ask for a smaller zoom"));
        };
        resvg::render(&tree, tiny_skia::Transform::from_scale(zoom, zoom), &mut sheet.as_mut());
        sheet.encode_png().map_err(|error| fault(error.to_string(), "ask for a smaller zoom"))
    }
}
