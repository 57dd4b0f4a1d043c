"""What is no person: places, organisations, and the words that announce them. General knowledge only."""

from typing import Final

from corpus.people.names import data_lines, table

PLACES: Final = table(*data_lines("places.txt"))
"""Countries, Vietnamese provinces and districts, and cities that the news names."""

ORGANISATIONS: Final = table(*data_lines("organisations.txt"))
"""Companies, newspapers, clubs and competitions that stand in front of a name or look like one."""

ORGANISATION_WORDS: Final = table(*data_lines("organisation_words.txt"))
"""Words inside a capitalised run of another language that make it an organisation, product or title."""

PLACE_HEADS: Final = table(*data_lines("place_heads.txt"))
"""Words after which a capitalised run is a place, a house, a ship, a firm or a work."""

STREET_FIGURES: Final = table(*data_lines("street_figures.txt"))
"""Figures of history whose names are mostly read on street signs and schools: a mention needs a title to be one."""

PLACE_GIVEN_NAMES: Final = table(
    "paris,victoria,jordan,chelsea,milan,georgia,virginia,charlotte,sydney,orlando,austin,lincoln,jackson,harris,angel,may,april,dean,grace,rose,king,venus,tiger,lady,mark"
)
"""Given names that are also places or words of a brand."""

ORGANISATION_ACRONYMS: Final = table(
    "tncs,thpt,thcs,th,đh,bv,kcn,clb,ctcp,tnhh,cp,dntn,ql,tl,htx,kđt,ptth,kdc,nxb,cđ,hv,khu,ga,uss,hms"
)
"""Abbreviations of schools, firms and housing estates, in front of what they are called."""

OFFICE_PLACES: Final = table(
    "tỉnh,đảng,thành phố,huyện,quận,thị xã,thị trấn,xã,phường,nước,viện,học viện,đại học,bệnh viện,công ty,tập đoàn,ngân hàng,tổng công ty,đoàn,đội,trung tâm,khu,trường,nhóm,báo,đài,câu lạc bộ,quỹ,tổ chức,nhà máy,nhà hát,bảo tàng,bộ,sở,tàu,con tàu,chiến hạm,tàu ngầm,máy bay,chuyến bay,bang,hạt,đảng,hãng,tờ,thị xã,tòa án,trại giam"
)
"""Places and houses that an office is named by, so that the name of its holder may follow: `chủ tịch huyện Lê Văn Tám`."""

NAMED_HEADS: Final = table(
    "hãng,hãng xe,hãng tin,tờ,tờ báo,báo,nhật báo,tập đoàn,công ty,clb,câu lạc bộ,tàu,tạp chí,đội,đội bóng,ngân hàng,thương hiệu,siêu thị,xe,dòng xe,mẫu xe,"
    "máy bay,tiêm kích,trực thăng,tên lửa,điện thoại,phim,bộ phim,đài,kênh,trang,nhóm,ban nhạc,khách sạn,chuỗi,trò chơi,game,giải,cúp,đảo,sông,núi,giáo phái"
)
"""Heads that are still heard through a country: `tập đoàn Đức Adler Werke` names no German."""

SOFT_HEADS: Final = table(
    "nhóm,đoàn,đội,ở,tại,từ,ngày,nước,vùng,xe,phim,bộ phim,trang,kênh,bản,giải,tác phẩm,ca khúc,bài hát,vở,chương trình,lễ,hệ thống,biển,bến,từ,hãng tin,tổ chức,phong trào,đảng,phe"
)
"""Heads that also stand before a person's whole name: `nhóm Lê Văn Tám`."""

NEIGHBOURS: Final = table(
    "Trung Quốc,Hàn Quốc,Triều Tiên,Đài Loan,Hong Kong,Singapore,Nhật Bản,Lào,Campuchia,Thái Lan,Malaysia"
)
"""Countries whose names are printed in Vietnamese syllables without a surname that Vietnam has."""

SURNAME_WORDS: Final = table(
    "Black,White,Green,Blue,Golden,King,Queen,Hill,Hills,Bay,Day,Night,Love,Park,House,Wood,Woods,Bridge,Lake,Street,Fort,Mount,Best,Steel,Post,Winter,Spring,Summer,Rivers,Hole,Young,Major,Bill,Hall,Parsons,Price,Rich,Gold,Cruise,Field,Land,Bush,Island,Bank,Storm,Champion,Christian,May,Rose,Kings"
)
"""Words of firms and places that are also surnames, behind a given name: `Stephen King`."""
