// Written by Sources/JoinPage/build.py from the files in Web: change those, then run it again.

/// The parts of JOIN.HTM that are the same in every language.
package enum JoinPageSource {
  /// The page, with places for the parts.
  package static let page = #"""
    <!DOCTYPE html>
    <html lang="{{language}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>dicomshare</title>
    <style>{{style}}</style>
    </head>
    <body>
    <header>
    <h1 data-text="title"></h1>
    <div id="languages" role="group" data-name="languages"></div>
    </header>
    <main>
    <section id="drop">
    <p class="lead" data-text="drop"></p>
    <p class="buttons">
    <button id="filesButton" data-text="chooseFiles"></button>
    <button id="folderButton" data-text="chooseFolder"></button>
    <input type="file" id="files" multiple hidden>
    <input type="file" id="folder" webkitdirectory hidden>
    </p>
    <details id="sheet">
    <summary data-text="sheetTitle"></summary>
    <label for="sheetText" data-text="sheetLabel"></label>
    <textarea id="sheetText" rows="5" autocomplete="off" autocapitalize="characters" spellcheck="false"></textarea>
    <p class="buttons"><button id="sheetUse" data-text="sheetUse"></button></p>
    <p id="sheetSaid" role="status"></p>
    </details>
    <p class="small" data-text="private"></p>
    </section>
    <p id="status" role="status"></p>
    <button id="clear" data-text="clear" hidden></button>
    <progress id="progress" data-name="progress" hidden></progress>
    <p id="patients" class="notice" hidden></p>
    <p id="inexact" hidden></p>
    <section id="save" hidden>
    <h2 data-text="saveTitle"></h2>
    <p class="buttons">
    <button id="saveAll" data-text="saveAll"></button>
    <button id="saveFolder" data-text="saveFolder"></button>
    <button id="saveOne" data-text="saveOne"></button>
    <span id="saveSize"></span>
    </p>
    <p id="saved" role="status"></p>
    </section>
    <section id="problems" hidden>
    <h2 data-text="problems"></h2>
    <ul id="problemList"></ul>
    </section>
    <section id="exam" hidden>
    <h2 data-text="exam"></h2>
    <p class="notice" data-text="notForDiagnosis"></p>
    <ul id="series" data-name="seriesList"></ul>
    <div id="look">
    <div id="picture" hidden>
    <canvas id="canvas" tabindex="0" role="img" aria-describedby="keys"></canvas>
    <p id="length" class="small" aria-live="polite"></p>
    <div class="sliders">
    <label><span id="imageText"></span><input type="range" id="image" data-name="image"></label>
    <label><span id="frameText"></span><input type="range" id="frame" data-name="frame"></label>
    </div>
    <div class="tools">
    <fieldset>
    <legend data-text="mode"></legend>
    <label><input type="radio" name="mode" value="window" autocomplete="off" checked><span data-text="modeWindow"></span></label>
    <label><input type="radio" name="mode" value="move" autocomplete="off"><span data-text="modeMove"></span></label>
    <label><input type="radio" name="mode" value="measure" autocomplete="off"><span data-text="modeMeasure"></span></label>
    </fieldset>
    <p class="buttons">
    <button id="larger" data-text="larger"></button>
    <button id="smaller" data-text="smaller"></button>
    <button id="invert" data-text="invert"></button>
    <button id="reset" data-text="reset"></button>
    </p>
    <label><span data-text="preset"></span><select id="preset"></select></label>
    <label><span data-text="center"></span><input type="range" id="center" step="any"></label>
    <label><span data-text="width"></span><input type="range" id="width" step="any"></label>
    </div>
    <p class="small" id="keys" data-text="keys"></p>
    </div>
    <div id="other" hidden></div>
    </div>
    <dl id="facts"></dl>
    </section>
    </main>
    <footer><p class="small" data-text="foot"></p></footer>
    <noscript><p>{{noscript}}</p></noscript>
    <script type="text/plain" id="texts">{{texts}}</script>
    <script>{{script}}</script>
    </body>
    </html>
    """#

  /// The style sheet.
  package static let style = #"""
    :root{color-scheme:light dark;--line:#767676;--soft:color-mix(in srgb,currentColor 8%,transparent)}*{box-sizing:border-box}[hidden]{display:none !important}body{margin:0 auto;padding:1.25rem;max-width:76rem;overflow-wrap:break-word;font:1.0625rem/1.5 system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.5rem 2rem}h1{flex:1 1 20rem;margin:0;font-size:1.75rem;line-height:1.2}h2{margin:1.75rem 0 .5rem;font-size:1.1875rem;line-height:1.3}h3{margin:0 0 .5rem;font-size:1.0625rem}p{margin:.5rem 0}.small{font-size:.875rem}.lead{font-size:1.125rem}button,select{font:inherit;color:inherit;background:Canvas;border:1px solid var(--line);border-radius:.4rem;padding:.4rem .8rem;min-height:2.75rem;cursor:pointer}button:hover{background:var(--soft)}button[aria-pressed=true]{outline:2px solid currentColor;outline-offset:-3px;font-weight:600}button:disabled{opacity:.5;cursor:default}:focus-visible{outline:3px solid #1a73e8;outline-offset:2px}.buttons{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem}#languages{display:flex;flex-wrap:wrap;gap:.25rem}#languages button{padding:.1rem .6rem;font-size:.875rem}#drop{margin:1.25rem 0;padding:1.25rem;border:2px dashed var(--line);border-radius:.6rem}.over #drop{border-style:solid;background:var(--soft)}details{margin:.75rem 0}summary{cursor:pointer;padding:.6rem 0}textarea{display:block;width:100%;max-width:34rem;font:1rem/1.5 ui-monospace,monospace;padding:.5rem;color:inherit;background:Canvas;border:1px solid var(--line);border-radius:.4rem}#sheetSaid{white-space:pre-line}#status{min-height:1.5em;font-weight:600}progress{width:100%}#inexact,.notice{padding:.5rem .75rem;border-left:.3rem solid #b45309;background:var(--soft)}#problemList{list-style:none;margin:0;padding:0}#problemList>li{margin:.75rem 0;padding:.5rem .75rem;border-left:.3rem solid #b91c1c;background:var(--soft)}#problemList p{margin:.15rem 0}#problemList ul{margin:.25rem 0;padding-left:1.25rem;font-size:.875rem}#exam{display:grid;grid-template-columns:14rem minmax(0,1fr) 15rem;gap:0 1.25rem;align-items:start}#exam>h2,#exam>.notice{grid-column:1 / -1}#series{list-style:none;margin:.5rem 0;padding:0;display:flex;flex-direction:column;gap:.4rem;max-height:44rem;overflow-y:auto}#series button{width:100%;text-align:left}#series b,#series span{display:block}#series b{font-weight:600;line-height:1.3}#series span{font-size:.875rem}#series .study{padding:.4rem 0}#look{margin:.5rem 0;min-width:0}#canvas{display:block;width:100%;height:min(70vh,40rem);background:#000;border-radius:.4rem;touch-action:none;cursor:crosshair}#length{min-height:1.5em;margin:.25rem 0}.sliders label,.tools>label{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;margin:.4rem 0}.sliders span,.tools>label>span{min-width:9rem}input[type=range]{flex:1 1 10rem;min-width:0;height:2.75rem}fieldset{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0;padding:0;border:0}legend{float:left;padding:0;margin-right:1rem;line-height:2.75rem}fieldset label{display:flex;align-items:center;gap:.35rem;min-height:2.75rem}#other{padding:1rem 1.25rem;border:1px solid var(--line);border-radius:.4rem}#other ul{padding-left:1.25rem;margin:.25rem 0}#other li{margin:.3rem 0;white-space:pre-line}#facts{margin:.5rem 0}#facts div{padding:.4rem 0;border-bottom:1px solid var(--line)}dt{font-size:.875rem}dd{margin:0;font-weight:600}footer{margin-top:2rem}@media (max-width:60rem){#exam{grid-template-columns:minmax(0,1fr)}#series{flex-direction:row;max-height:none;overflow-x:auto;padding-bottom:.4rem}#series li{flex:0 0 auto;max-width:14rem}#facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:0 1.25rem}}@media (max-width:30rem){body{padding:1rem}h1{font-size:1.5rem}#canvas{height:60vh}}@media print{@page{margin:15mm}body{max-width:none;padding:0;font-size:10.5pt}#languages,#drop,#clear,#save,#series,.tools,.sliders input,#keys,progress{display:none}#exam{display:block}#canvas{width:100%;height:auto;max-height:12cm;object-fit:contain;break-inside:avoid}#facts{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem}#facts div{break-inside:avoid}footer{margin-top:.5rem}}
    """#

  /// The script, of the page and of its workers.
  package static let script = #"""
    "use strict";(()=>{class P extends Error{constructor(verdict,detail){super(verdict);this.verdict=verdict;this.detail=detail;}
    }
    function l(bQ,verdict){if(!bQ)throw new P(verdict);}
    function J(blob,start,end){if(blob instanceof Uint8Array)return blob.slice(start,end);try{return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start,end)));}catch(o){throw new P("unreadable");}
    }
    async function dM(blob){try{return new Uint8Array(await blob.arrayBuffer());}catch(o){throw new P("unreadable");}
    }
    function ad(bytes,at){return bytes[at]<<8|bytes[at+1];}
    function E(bytes,at){return(bytes[at]<<24|bytes[at+1]<<16|bytes[at+2]<<8|bytes[at+3])>>>0;}
    function aZ(bytes,at){const value=E(bytes,at)*2**32+E(bytes,at+4);return Number.isSafeInteger(value)?value:Infinity;}
    function dh(bytes){return Array.from(bytes,(byte)=>byte.toString(16).padStart(2,"0")).join("");}
    function aX(a,b){return a.length===b.length&&a.every((byte,index)=>byte===b[index]);}
    function aK(...parts){const bytes=new Uint8Array(parts.reduce((N,B)=>N+B.length,0));let at=0;for(const B of parts){bytes.set(B,at);at+=B.length;}
    return bytes;}
    function bZ(bytes){return BigInt("0x"+(dh(bytes.slice().reverse())||"0"));}
    class bH{constructor(blob){this.blob=blob;this.start=0;this.held=new Uint8Array(0);}
    bytes(start,end){if(start<this.start||end>this.start+this.held.length){this.held=J(this.blob,start,Math.max(end,start+65536));this.start=start;}
    return this.held.subarray(start-this.start,end-this.start);}
    }
    class ae{static pieceByteCount=4<<20;constructor(){this.parts=[];this.piece=null;this.used=0;this.size=0;}
    write(bytes){this.size+=bytes.length;for(let at=0;at<bytes.length;){this.piece??=new Uint8Array(Math.min(ae.pieceByteCount,Math.max(65536,this.size)));const count=Math.min(bytes.length-at,this.piece.length-this.used);this.piece.set(bytes.subarray(at,at+count),this.used);this.used+=count;at+=count;if(this.used===this.piece.length)this.flush();}
    }
    flush(){if(this.used)this.parts.push(new Blob([this.piece.subarray(0,this.used)]));this.piece=null;this.used=0;}
    finish(){this.flush();return new Blob(this.parts);}
    finishSmall(){return this.parts.length?this.finish():this.piece?.slice(0,this.used)??new Uint8Array(0);}
    }
    function*aT(blob,pieceByteCount=2<<20){const size=bv(blob);for(let at=0;at<size;at+=pieceByteCount){yield J(blob,at,Math.min(at+pieceByteCount,size));}
    }
    function bv(blob){return blob.size??blob.length;}
    const fo=(()=>{const ai=Array.from({length:8},()=>new Uint32Array(256));for(let n=0;n<256;n++){let c=n;for(let bit=0;bit<8;bit++)c=c&1?c>>>1^0xEDB88320:c>>>1;ai[0][n]=c;}
    for(let n=0;n<256;n++){for(let k=1;k<8;k++){const R=ai[k-1][n];ai[k][n]=R>>>8^ai[0][R&255];}
    }
    return ai;})();function aG(bytes,crc=0){const[t0,t1,t2,t3,t4,t5,t6,t7]=fo;let c=~crc,at=0;const whole=bytes.length&~7;for(;at<whole;at+=8){c^=bytes[at]|bytes[at+1]<<8|bytes[at+2]<<16|bytes[at+3]<<24;c=t7[c&255]^t6[c>>>8&255]^t5[c>>>16&255]^t4[c>>>24]
    ^t3[bytes[at+4]]^t2[bytes[at+5]]^t1[bytes[at+6]]^t0[bytes[at+7]];}
    for(;at<bytes.length;at++)c=t0[(c^bytes[at])&255]^c>>>8;return~c>>>0;}
    function eX(bytes,adler=1){let a=adler&0xFFFF,b=adler>>>16;for(let at=0;at<bytes.length;){const end=Math.min(at+3800,bytes.length);for(;at<end;at++){a+=bytes[at];b+=a;}
    a%=65521;b%=65521;}
    return(b<<16|a)>>>0;}
    function dI(count,aW){const values=[];for(let n=2;values.length<count;n++){let dn=true;for(let d=2;d*d<=n;d++)dn&&=n%d!==0;if(dn)values.push(gz(BigInt(n),aW));}
    return Int32Array.from(values);}
    function gz(n,aW){const bq=BigInt(aW),goal=n<<32n*bq;let low=0n,high=1n<<40n;while(high-low>1n){const aR=low+high>>1n;if(aR**bq<=goal)low=aR;else high=aR;}
    return Number(BigInt.asIntN(32,low));}
    const eT=dI(64,3);const eU=dI(8,2);class eR{constructor(){this.state=eU.slice();this.words=new Int32Array(64);this.block=new Uint8Array(64);this.used=0;this.count=0;}
    update(bytes){this.count+=bytes.length;let at=0;if(this.used){at=Math.min(64-this.used,bytes.length);this.block.set(bytes.subarray(0,at),this.used);this.used+=at;if(this.used<64)return;this.blocks(this.block,0,64);this.used=0;}
    const whole=at+((bytes.length-at)&~63);this.blocks(bytes,at,whole);this.used=bytes.length-whole;this.block.set(bytes.subarray(whole));}
    finish(){const count=this.count,pad=new Uint8Array((this.used<56?56:120)-this.used+8);pad[0]=0x80;const view=new DataView(pad.buffer);view.setUint32(pad.length-8,Math.floor(count/2**29));view.setUint32(pad.length-4,count*8>>>0);this.update(pad);const digest=new DataView(new ArrayBuffer(32));this.state.forEach((word,i)=>digest.setInt32(4*i,word));return new Uint8Array(digest.buffer);}
    blocks(bytes,start,end){const w=this.words,k=eT,state=this.state;let[s0,s1,s2,s3,s4,s5,s6,s7]=state;for(let at=start;at<end;at+=64){for(let i=0,b=at;i<16;i++,b+=4){w[i]=bytes[b]<<24|bytes[b+1]<<16|bytes[b+2]<<8|bytes[b+3];}
    for(let i=16;i<64;i++){const x=w[i-15],y=w[i-2];const left=(x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3;const right=(y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10;w[i]=((w[i-16]+w[i-7]|0)+left|0)+right|0;}
    let a=s0,b=s1,c=s2,d=s3,e=s4,f=s5,g=s6,h=s7;for(let i=0;i<64;i++){const t0=(h+((e>>>6|e<<26)^(e>>>11|e<<21)^(e>>>25|e<<7))|0)
    +(g^e&(f^g))|0;const t1=(t0+k[i]|0)+w[i]|0;const t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))
    +(a&b|c&(a|b))|0;h=g;g=f;f=e;e=d+t1|0;d=c;c=b;b=a;a=t1+t2|0;}
    s0=s0+a|0;s1=s1+b|0;s2=s2+c|0;s3=s3+d|0;s4=s4+e|0;s5=s5+f|0;s6=s6+g|0;s7=s7+h|0;}
    state.set([s0,s1,s2,s3,s4,s5,s6,s7]);}
    }
    const es=[3,4,5,6,7,8,9,10,11,13,15,17,19,23,27,31,35,43,51,59,67,83,99,115,131,163,195,227,258];const et=[0,0,0,0,0,0,0,0,1,1,1,1,2,2,2,2,3,3,3,3,4,4,4,4,5,5,5,5,0];const em=[1,2,3,4,5,7,9,13,17,25,33,49,65,97,129,193,257,385,513,769,1025,1537,2049,3073,4097,6145,8193,12289,16385,24577];const en=[0,0,0,0,1,1,2,2,3,3,4,4,5,5,6,6,7,7,8,8,9,9,10,10,11,11,12,12,13,13];const ek=[16,17,18,0,8,7,9,6,10,5,11,4,12,3,13,2,14,1,15];class K extends Error{}
    function aU(lengths,dm=false){const aF=new Uint16Array(16),next=new Uint16Array(16);for(const length of lengths)aF[length]++;aF[0]=0;let aO=0,left=1;for(let length=1;length<16;length++){left=2*left-aF[length];if(left<0)throw new K();if(aF[length])aO=length;}
    if(left>0&&aO&&(dm||aO!==1))throw new K();if(dm&&!aO)throw new K();for(let length=1,code=0;length<16;length++){code=code+aF[length-1]<<1;next[length]=code;}
    const bits=Math.max(1,aO),table=new Uint16Array(1<<bits);lengths.forEach((length,symbol)=>{if(!length)return;let code=next[length]++,reversed=0;for(let bit=0;bit<length;bit++,code>>=1)reversed=reversed<<1|code&1;for(let at=reversed;at<table.length;at+=1<<length)table[at]=symbol<<4|length;});return{table,mask:table.length-1};}
    const fB=(()=>{const lengths=Array.from({length:288},(_,n)=>n<144?8:n<256?9:n<280?7:8);return[aU(lengths),aU(new Array(32).fill(5))];})();class aA{constructor(pull,sink,limit){this.pull=pull;this.sink=sink;this.limit=limit;this.input=new Uint8Array(0);this.at=0;this.hold=0;this.held=0;this.out=new Uint8Array(1<<18);this.end=0;this.flushed=0;this.total=0;}
    byte(){while(this.at===this.input.length){this.input=this.pull();this.at=0;if(!this.input)throw new K();}
    return this.input[this.at++];}
    bits(count){while(this.held<count){this.hold|=this.byte()<<this.held;this.held+=8;}
    const value=this.hold&(1<<count)-1;this.hold>>>=count;this.held-=count;return value;}
    symbol({table,mask}){for(;;){const entry=table[this.hold&mask],length=entry&15;if(length&&length<=this.held){this.hold>>>=length;this.held-=length;return entry>>4;}
    if(this.held>15)throw new K();this.hold|=this.byte()<<this.held;this.held+=8;}
    }
    flush(){this.total+=this.end-this.flushed;if(this.total>this.limit)throw new K();this.sink(this.out.subarray(this.flushed,this.end));if(this.end>32768){this.out.copyWithin(0,this.end-32768,this.end);this.end=32768;}
    this.flushed=this.end;}
    run(){for(let isLast=0;!isLast;){isLast=this.bits(1);const kind=this.bits(2);if(kind===0)this.stored();else if(kind===1)this.coded(...fB);else if(kind===2)this.coded(...this.readCodes());else throw new K();}
    this.flush();this.hold>>>=this.held&7;this.held&=~7;}
    get hasMore(){if(this.held)return true;while(this.input&&this.at===this.input.length){this.input=this.pull();this.at=0;}
    return this.input!==null;}
    stored(){this.bits(this.held&7);let count=this.bits(16);if((this.bits(16)^count)!==0xFFFF)throw new K();while(count){if(this.out.length-this.end<65536)this.flush();this.out[this.end++]=this.held?this.bits(8):this.byte();const aP=Math.min(--count,this.input.length-this.at,this.out.length-this.end);if(this.held||aP<=0)continue;this.out.set(this.input.subarray(this.at,this.at+aP),this.end);this.at+=aP;this.end+=aP;count-=aP;}
    }
    readCodes(){const as=this.bits(5)+257,distances=this.bits(5)+1,count=this.bits(4)+4;if(as>286||distances>30)throw new K();const first=new Uint8Array(19);for(let i=0;i<count;i++)first[ek[i]]=this.bits(3);const code=aU(first,true),lengths=new Uint8Array(as+distances);for(let i=0;i<lengths.length;){const symbol=this.symbol(code);if(symbol<16){lengths[i++]=symbol;continue;}
    if(symbol===16&&i===0)throw new K();const value=symbol===16?lengths[i-1]:0;const ec=symbol===16?3+this.bits(2):symbol===17?3+this.bits(3)
    :11+this.bits(7);if(i+ec>lengths.length)throw new K();lengths.fill(value,i,i+=ec);}
    if(!lengths[256])throw new K();return[aU(lengths.subarray(0,as)),aU(lengths.subarray(as))];}
    coded(as,distances){const out=this.out;for(;;){if(out.length-this.end<300)this.flush();const symbol=this.symbol(as);if(symbol<256){out[this.end++]=symbol;continue;}
    if(symbol===256)return;if(symbol>285)throw new K();const length=es[symbol-257]+this.bits(et[symbol-257]);const V=this.symbol(distances);if(V>29)throw new K();const dc=em[V]+this.bits(en[V]);if(dc>this.end)throw new K();for(const end=this.end+length;this.end<end;this.end++){out[this.end]=out[this.end-dc];}
    }
    }
    }
    function fP(bytes){const input=[bytes],out=[];new aA(()=>input.pop()??null,(B)=>out.push(B.slice()),Infinity).run();return aK(...out);}
    const aB=(1n<<130n)-5n;const O=1.5*2**74;const af=2**-22;function dH(value){return Array.from({length:6},(_,i)=>Number(value>>BigInt(22*i)&0x3FFFFFn));}
    class eP{constructor(key){this.r=bZ(key.subarray(0,16))&0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFFn;this.s=bZ(key.subarray(16,32));this.one=dH(this.r);this.two=dH(this.r*this.r%aB);this.h=[0,0,0,0,0,0];}
    pairs(bytes){const words=new Uint32Array(bytes.buffer,bytes.byteOffset,bytes.length>>2);const[r0,r1,r2,r3,r4,r5]=this.one,[q0,q1,q2,q3,q4,q5]=this.two;const s1=20*r1,s2=20*r2,s3=20*r3,s4=20*r4,s5=20*r5;const t1=20*q1,t2=20*q2,t3=20*q3,t4=20*q4,t5=20*q5;let[h0,h1,h2,h3,h4,h5]=this.h;for(let i=0;i<words.length;i+=8){let w0=words[i],w1=words[i+1],w2=words[i+2],w3=words[i+3];const a0=h0+(w0&0x3FFFFF),a1=h1+((w0>>>22|w1<<10)&0x3FFFFF);const a2=h2+((w1>>>12|w2<<20)&0x3FFFFF),a3=h3+(w2>>>2&0x3FFFFF);const a4=h4+((w2>>>24|w3<<8)&0x3FFFFF),a5=h5+(w3>>>14|0x40000);w0=words[i+4];w1=words[i+5];w2=words[i+6];w3=words[i+7];const b0=w0&0x3FFFFF,b1=(w0>>>22|w1<<10)&0x3FFFFF;const b2=(w1>>>12|w2<<20)&0x3FFFFF,b3=w2>>>2&0x3FFFFF;const b4=(w2>>>24|w3<<8)&0x3FFFFF,b5=w3>>>14|0x40000;h0=a0*q0+a1*t5+a2*t4+a3*t3+a4*t2+a5*t1
    +(b0*r0+b1*s5+b2*s4+b3*s3+b4*s2+b5*s1);h1=a0*q1+a1*q0+a2*t5+a3*t4+a4*t3+a5*t2
    +(b0*r1+b1*r0+b2*s5+b3*s4+b4*s3+b5*s2);h2=a0*q2+a1*q1+a2*q0+a3*t5+a4*t4+a5*t3
    +(b0*r2+b1*r1+b2*r0+b3*s5+b4*s4+b5*s3);h3=a0*q3+a1*q2+a2*q1+a3*q0+a4*t5+a5*t4
    +(b0*r3+b1*r2+b2*r1+b3*r0+b4*s5+b5*s4);h4=a0*q4+a1*q3+a2*q2+a3*q1+a4*q0+a5*t5
    +(b0*r4+b1*r3+b2*r2+b3*r1+b4*r0+b5*s5);h5=a0*q5+a1*q4+a2*q3+a3*q2+a4*q1+a5*q0
    +(b0*r5+b1*r4+b2*r3+b3*r2+b4*r1+b5*r0);let c=h0+O-O,d=h3+O-O;h0-=c;h1+=c*af;h3-=d;h4+=d*af;c=h1+O-O;d=h4+O-O;h1-=c;h2+=c*af;h4-=d;h5+=d*af;c=h2+O-O;d=h5+O-O;h2-=c;h3+=c*af;h5-=d;h0+=20*af*d;c=h3+O-O;d=h0+O-O;h3-=c;h4+=c*af;h0-=d;h1+=d*af;}
    this.h=[h0,h1,h2,h3,h4,h5];}
    finish(bytes){const whole=bytes.length&~31;this.pairs(bytes.subarray(0,whole));let h=this.h.reduce((N,gf,i)=>N+(BigInt(gf)<<BigInt(22*i)),0n);for(let at=whole;at<bytes.length;at+=16){const block=bytes.subarray(at,at+16);h=(h+bZ(block)+(1n<<BigInt(8*block.length)))*this.r%aB;}
    h=(h%aB+aB)%aB+this.s;return Uint8Array.from({length:16},(_,i)=>Number(h>>BigInt(8*i)&0xFFn));}
    }
    const cL=Uint8Array.of(0x89,0x50,0x4E,0x47,0x0D,0x0A,0x1A,0x0A);const be={0:1,2:3,3:1,4:2,6:4};const eM={0:[1,2,4,8,16],2:[8,16],3:[1,2,4,8],4:[8,16],6:[8,16]};const eh=[[0,0,8,8],[4,0,8,8],[0,4,4,8],[2,0,4,4],[0,2,2,4],[1,0,2,2],[0,1,1,2]];const eJ=[[0,0,1,1]];const ev=1<<21;const eB=16;const cI=1<<28;function bg(bytes,at){return String.fromCharCode(...bytes.subarray(at,at+4));}
    function gr(data){const[depth,color,fm,filter,interlace]=data.subarray(8,13);const width=E(data,0),height=E(data,4);l(data.length===13&&width>0&&width<2**31&&height>0&&height<2**31
    &&(eM[color]??[]).includes(depth)&&fm===0&&filter===0
    &&interlace<2,"damagedPNG");return{width,height,depth,color,interlace};}
    function gu(file){const near=new bH(file),picture={data:[],palette:null,clear:null};const start=near.bytes(0,8);l(start.length&&aX(start,cL.subarray(0,start.length)),"notPNG");let at=8,count=0,lastKind="";for(let kind="";kind!=="IEND";lastKind=kind){const head=near.bytes(at,at+8);l(head.length===8,"truncated");const length=E(head,0);kind=bg(head,4);l(length<2**31&&/^[A-Za-z]{4}$/.test(kind)&&++count<ev,"damagedPNG");l(at+12+length<=file.size,"truncated");l(kind==="IHDR"?at===8:at>8,"damagedPNG");const dk=kind[0]<"a",isClear=kind==="tRNS"&&!picture.data.length;let body=new Uint8Array(0),isRight=true;if(dk||isClear){let crc=aG(near.bytes(at+4,at+8));for(let from=at+8,end=at+8+length;from<end;from+=body.length){body=length<60000?near.bytes(from,end):J(file,from,Math.min(end,from+65536));crc=aG(body,crc);}
    isRight=crc===E(near.bytes(at+8+length,at+12+length),0);l(isRight||isClear,"damagedPNG");}
    if(kind==="IHDR"){Object.assign(picture,gr(body));}else if(kind==="PLTE"){l(!picture.palette&&!picture.data.length&&length&&length%3===0&&length<=768
    &&picture.color!==0&&picture.color!==4,"damagedPNG");picture.palette=body.slice();}else if(kind==="IDAT"){l(!picture.data.length||lastKind==="IDAT","damagedPNG");picture.data.push(at+8,at+8+length);}else if(kind==="IEND"){l(length===0,"damagedPNG");}else if(isClear&&isRight){const bJ={0:[2,2],2:[6,6],3:[1,picture.palette?.length/3]}[picture.color];l(bJ&&length>=bJ[0]&&length<=bJ[1],"damagedPNG");picture.clear=body.slice();}else{l(!dk,"damagedPNG");}
    at+=12+length;}
    l(picture.data.length,"damagedPNG");return picture;}
    function hd(kind,row,above,step){const count=row.length;l(kind<=4,"damagedPNG");if(kind===1){for(let i=step;i<count;i++)row[i]+=row[i-step];}else if(kind===2){for(let i=0;i<count;i++)row[i]+=above[i];}else if(kind===3){for(let i=0;i<count;i++)row[i]+=(i<step?0:row[i-step])+above[i]>>1;}else if(kind===4){for(let i=0;i<count;i++){const a=i<step?0:row[i-step],b=above[i],c=i<step?0:above[i-step];const pa=Math.abs(b-c),pb=Math.abs(a-c),pc=Math.abs(a+b-c-c);row[i]+=pa<=pb&&pa<=pc?a:pb<=pc?b:c;}
    }
    }
    class eV{constructor(passes,step,take){this.passes=passes;this.step=step;this.take=take;this.pass=-1;this.nextPass();}
    nextPass(){const pass=this.passes[++this.pass];if(!pass)return;this.above=new Uint8Array(pass.rowBytes);this.row=new Uint8Array(pass.rowBytes);this.used=-1;this.line=0;}
    write(bytes){for(let at=0;at<bytes.length;){l(this.pass<this.passes.length,"damagedPNG");if(this.used<0){this.filter=bytes[at++];this.used=0;continue;}
    const count=Math.min(bytes.length-at,this.row.length-this.used);this.row.set(bytes.subarray(at,at+count),this.used);this.used+=count;at+=count;if(this.used<this.row.length)continue;hd(this.filter,this.row,this.above,this.step);const pass=this.passes[this.pass];this.take(this.row,pass,this.line++);[this.row,this.above]=[this.above,this.row];this.used=-1;if(this.line===pass.rows)this.nextPass();}
    }
    get isComplete(){return this.pass===this.passes.length;}
    }
    function gp({width,height,depth,color,interlace}){const gt=depth*be[color];return(interlace?eh:eJ).map(([x,y,dx,dy])=>{const columns=Math.ceil((width-x)/dx),rows=Math.ceil((height-y)/dy);return{x,y,dx,dy,columns,rows,rowBytes:Math.ceil(columns*gt/8)};}).filter(({columns,rows})=>columns>0&&rows>0);}
    function fO(file,picture,size,ac){let ag=0,at=picture.data[0],adler=1;const pull=()=>{while(ag<picture.data.length&&at===picture.data[ag+1])at=picture.data[ag+=2];if(ag>=picture.data.length)return null;const end=Math.min(picture.data[ag+1],at+(1<<20));const bytes=near(at,end);at=end;return bytes;};let held=new Uint8Array(0),heldAt=0;const near=(start,end)=>{if(start<heldAt||end>heldAt+held.length){heldAt=start;held=J(file,start,Math.max(end,start+(1<<20)));}
    return held.subarray(start-heldAt,end-heldAt);};try{const ab=new aA(pull,(bytes)=>{adler=eX(bytes,adler);ac.write(bytes);},size);const head=ab.byte()<<8|ab.byte();l(head%31===0&&(head&0xF20)===0x800&&head>>12<8,"damagedPNG");ab.run();const N=Array.from({length:4},()=>ab.bits(8));l(ac.isComplete&&E(N,0)===adler&&!ab.hasMore,"damagedPNG");}catch(o){throw o instanceof K?new P("damagedPNG"):o;}
    }
    function cZ(file,bY){const picture=gu(file),{width,height,depth,color,interlace}=picture;const passes=gp(picture);const size=passes.reduce((N,{rows,rowBytes})=>N+rows*(1+rowBytes),0);l(color!==3||picture.palette,"damagedPNG");l(size<=eB*file.size+65536,"noShareHeader");l(Math.max(...passes.map((pass)=>pass.rowBytes))<=cI,"noShareHeader");l(!interlace||size<=2*cI,"noShareHeader");const step=Math.max(1,depth*be[color]>>3);const S=new el(picture,bY);const whole=interlace?new Uint8Array(width*height*step):null;const ac=new eV(passes,step,(row,pass,line)=>{const samples=depth<8?he(row,pass.columns,depth):row;if(!whole)return S.row(samples);const start=((pass.y+line*pass.dy)*width+pass.x)*step;for(let i=0,to=start;i<samples.length;i+=step,to+=pass.dx*step){for(let k=0;k<step;k++)whole[to+k]=samples[i+k];}
    });fO(file,picture,size,ac);for(let y=0;whole&&y<height;y++){S.row(whole.subarray(y*width*step,(y+1)*width*step));}
    return S.finish();}
    function he(row,columns,depth){const samples=new Uint8Array(columns),perByte=8/depth;for(let i=0;i<columns;i++){samples[i]=row[i/perByte|0]>>8-depth*(1+i%perByte)&(1<<depth)-1;}
    return samples;}
    const bF="DCMSHARE";class el{constructor(picture,bY){this.picture=picture;this.samples=bY?new ae():null;this.isOpaque=true;this.bytes=picture.depth===16?2:1;}
    row(row){const{color}=this.picture;let samples=row;if(color===3)samples=this.colored(row);else if(color===4||color===6)samples=this.withoutAlpha(row);else if(this.picture.clear)this.lookForClear(row);this.samples?.write(samples);}
    colored(row){const{palette,clear}=this.picture,samples=new Uint8Array(3*row.length);for(let i=0,to=0;i<row.length;i++,to+=3){const index=row[i],from=3*index;l(from<palette.length,"damagedPNG");if(clear&&index<clear.length&&clear[index]!==255)this.isOpaque=false;samples[to]=palette[from];samples[to+1]=palette[from+1];samples[to+2]=palette[from+2];}
    return samples;}
    withoutAlpha(row){const size=this.bytes,kept=size*(be[this.picture.color]-1);const samples=new Uint8Array(row.length/(kept+size)*kept);for(let i=0,to=0;i<row.length;){for(let k=0;k<kept;k++)samples[to++]=row[i++];for(let k=0;k<size;k++)if(row[i++]!==255)this.isOpaque=false;}
    return samples;}
    lookForClear(row){const{clear,depth,color}=this.picture,size=this.bytes;const channels=be[color],step=size*channels;if(clear.length!==2*channels||depth<8)return;for(let i=0;i<row.length;i+=step){let isClear=true;for(let k=0;k<step;k++){isClear&&=row[i+k]===clear[2*Math.floor(k/size)+2-size+k%size];}
    if(isClear)this.isOpaque=false;}
    }
    finish(){const{width,height,depth,color}=this.picture;const S={width,height,bits:color===3?8:depth,channels:color&2?3:1};l(this.isOpaque&&S.bits>=8,"noShareHeader");return this.samples?cl({...S,blob:this.samples.finish()}):S;}
    }
    function cl(S){const{bits,channels,blob}=S;if(fK(blob))return S;const ah=channels===3&&dF(blob,bits/8,3);if(ah)return cl({...S,channels:1,blob:ah});const dT=bits===16&&dF(blob,1,2);return dT?cl({...S,bits:8,blob:dT}):S;}
    function dF(blob,size,cW){const out=new ae(),step=size*cW;for(const bytes of aT(blob,3<<20)){const first=new Uint8Array(bytes.length/cW);for(let i=0,to=0;i<bytes.length;i+=step){for(let k=0;k<step;k++)if(bytes[i+k]!==bytes[i+k%size])return null;for(let k=0;k<size;k++)first[to++]=bytes[i+k];}
    out.write(first);}
    return out.finish();}
    function fK(blob){return String.fromCharCode(...J(blob,Math.max(0,blob.size-88),blob.size-80))===bF;}
    const al=120;const ak=65535,AROUND=17;const bc=15;const cE=20;function gY(file,whole=file){const end=file.size-cE,tail=J(whole,Math.max(0,end-al),file.size);if(tail.length<al+cE||E(tail,tail.length-4)!==0xAE426082)return null;const width=E(tail,44),height=E(tail,48),[bits,channels]=tail.subarray(42,44);const rowBytes=width*channels*bits/8,count=height*(rowBytes+1);const blocks=Math.ceil(count/ak),start=end-count-blocks*AROUND+2;if(rowBytes<al||bits!==8&&bits!==16||channels!==1&&channels!==3
    ||!(start>=33))return null;const share={file,width,height,bits,channels,layout:{start,count,blocks}};try{return dL(share,tail.subarray(0,al));}catch(o){return null;}
    }
    function fi({width,height,bits,channels,layout:{start}},bytes){l(start<=bytes.length&&aX(bytes.subarray(0,8),cL)&&bg(bytes,12)==="IHDR"
    &&E(bytes,8)===13&&aG(bytes.subarray(12,29))===E(bytes,29)
    &&E(bytes,16)===width&&E(bytes,20)===height
    &&E(bytes,24)===bits*2**24+(channels-1)*2**16&&!bytes[28],"layout");let at=33;while(at<start){l(at+12<=start&&bg(bytes,at+4)==="tEXt","layout");at+=12+E(bytes,at);}
    l(at===start,"layout");}
    const az=8<<20;const cA=[];async function cp(share){if(share.sheet)return fu(share);if(!share.layout)return share;const{file,size,layout:{start}}=share,isSmall=size<=az;const bytes=share.bytes??(isSmall?await dM(file):J(file,0,start));fi(share,bytes);if(!isSmall)return share;let buffer=cA.pop();if(!(buffer?.byteLength>=size))buffer=new ArrayBuffer(size+65536);return{...share,buffer,held:bN({...share,bytes},0,size,new Uint8Array(buffer,0,size))};}
    async function bA(one,other,bB){let both=[];try{both=await Promise.all([cp(one),cp(other)]);return await bB(...both);}catch(o){if(o.verdict!=="layout")throw o;}finally{cA.push(...both.map(({buffer})=>buffer).filter((buffer)=>buffer&&cA.length<4));}
    return bB(...await Promise.all([one,other].map((share)=>
    share.layout?da(share.file):cp(share))));}
    function bN(share,start,end,samples=null){if(end<=start)return new Uint8Array(0);if(share.held)return share.held.subarray(start,end);if(!share.layout)return J(share.samples,start,end);const{rowBytes,layout:{start:first,count,blocks}}=share;const line=(at)=>at+Math.floor(at/rowBytes)+1;const bf=(D)=>Math.floor(D/ak);const D=(at)=>first+bc+at+AROUND*bf(at);const from=line(start)-(start%rowBytes?0:1),to=line(end-1)+1;const low=bf(from),high=bf(to-1);const aD=D(low*ak)-bc,top=D(to-1)+1;const bytes=share.bytes?.subarray(aD,top)??J(share.file,aD,top);l(bytes.length===top-aD,"truncated");for(let k=low,at=bc;k<=high;k++,at+=ak+AROUND){const length=Math.min(ak,count-k*ak),isLast=k===blocks-1;const ag=k?at-13:at-bc;l(bg(bytes,ag+4)==="IDAT"&&(k||ad(bytes,at-7)===0x7801)
    &&E(bytes,ag)===length+5+(k?0:2)+(isLast?4:0)
    &&bytes[at-5]===Number(isLast)&&bytes[at-4]+256*bytes[at-3]===length
    &&bytes[at-2]+256*bytes[at-1]===(length^0xFFFF),"layout");}
    samples??=new Uint8Array(end-start);for(let at=start,to=0;at<end;){const dj=at%rowBytes,row=Math.min(rowBytes-dj,end-at);let ap=line(at);if(dj===0)l(bytes[D(ap-1)-aD]===0,"layout");for(const dS=ap+row;ap<dS;){const B=Math.min(dS,(bf(ap)+1)*ak)-ap,source=D(ap)-aD;samples.set(bytes.subarray(source,source+B),to);ap+=B;to+=B;}
    at+=row;}
    return samples;}
    function dL(share,H){const{width,height,bits,channels}=share;const rowBytes=share.rowBytes=width*channels*bits/8;share.size=height*rowBytes;l(String.fromCharCode(...H.subarray(32,40))===bF&&H[40],"noShareHeader");if(H[40]!==1)throw new P("newerVersion",String(H[40]));share.banner=E(H,52);share.dataRows=height-share.banner-Math.ceil(al/rowBytes);l(H[42]===bits&&H[43]===channels&&E(H,44)===width
    &&E(H,48)===height&&(H[41]===0x41||H[41]===0x50)
    &&share.dataRows>=0,"geometryMismatch");share.role=H[41]===0x41?"archive":"patient";share.parameters=H.slice(0,32);share.pair=dh(H.subarray(56,72));share.key=H.slice(72,104);share.tag=H.slice(104);return share;}
    function da(file){const{blob,...picture}=cZ(file,true),size=blob.size;l(size>=al,"noShareHeader");const H=J(blob,size-al,size);l(picture.bits>8||!fS(H),"savedWithEightBits");return dL({file,samples:blob,...picture},H);}
    function fS(H){const high=(text)=>[...text].filter((_,i)=>i%2===0).map((an)=>an.charCodeAt());return[...high(bF),1,16].every((byte,i)=>Math.abs(byte-H[76+i])<=1);}
    function bO(share){cZ(share.file,false);}
    function bU(share,key,progress){const dz=new eP(key),end=share.size-16,piece=2<<20;for(let at=0;;at+=piece){const bytes=bN(share,at,Math.min(at+piece,end));if(at+piece>=end)return aX(dz.finish(bytes),share.tag);dz.pairs(bytes);progress?.(bytes.length);}
    }
    function gv(bytes,share){const{bits,rowBytes,dataRows}=share,M=2**bits,W=rowBytes*8/bits;const ao=(bQ)=>l(bQ,"malformedPayload");const[method,k]=bytes,p=ad(bytes,2),q=ad(bytes,4),r=ad(bytes,6);const n=aZ(bytes,8),L=aZ(bytes,16),spillRows=E(bytes,24),b=E(bytes,28);ao(method<=3&&n<Infinity&&L<2**50&&spillRows<=dataRows);const flags=method===3?n-8*L:0;ao(flags>=0&&(method===3||n%8===0&&n<=8*L));const di=dataRows-spillRows,inside=(n-flags)/8;ao(L-inside<=spillRows*rowBytes);if(method===0){ao(k===0&&p===0&&q===0&&r===0&&n===0&&b===0);}else if(method===2){ao(k>=1&&k<=16&&r===0&&spillRows===0&&n===8*L&&p<M&&q<M
    &&(b===0||(b-1)*(k+1)<n));}else{const s=(2**(k+1)-1)*q;ao(k<bits&&b===0&&p<M&&q>=1&&q<=r&&q+s<=M&&r+s<=M
    &&(method===1||q+s<=r&&spillRows===0));}
    ao(n<=di*W*bits);return{method,k,p,q,r,n,L,b,flags,inside,W,bits,imageWords:di*W,spillRows};}
    class ei{constructor(limit){this.bytes=new Uint8Array(Math.ceil(limit/8)+4);this.count=0;this.hold=0;}
    push(value,bits){this.hold=this.hold<<bits|value;let held=(this.count&7)+bits,at=this.count>>>3;this.count+=bits;for(;held>=8;held-=8)this.bytes[at++]=this.hold>>held-8;this.hold&=(1<<held)-1;}
    bit(index){const whole=this.count&~7;return index<whole?this.bytes[index>>>3]>>7-(index&7)&1
    :this.hold>>this.count-1-index&1;}
    from(start,bM){if(this.count&7)this.bytes[this.count>>>3]=this.hold<<8-(this.count&7);const shift=start&7,bytes=this.bytes.slice(start>>>3,(start>>>3)+bM+1);for(let i=0;shift&&i<bM;i++){bytes[i]=bytes[i]<<shift|(bytes[i+1]??0)>>8-shift;}
    return bytes.subarray(0,bM);}
    }
    class cN{constructor(parameters){this.parameters=parameters;this.bits=new ei(parameters.n+32);this.isReversible=parameters.method===1||parameters.method===3;this.above=this.isReversible?new Uint16Array(Math.min(parameters.W,parameters.imageWords)):null;this.word=0;this.column=0;this.asked=0;this.block=0;this.position=0;this.blocks=0;}
    get isDone(){return this.bits.count>=this.parameters.n;}
    take(words){if(this.isDone)return;if(this.isReversible)this.unshift(words);else if(this.parameters.method===2)this.syndromes(words);}
    unshift(words){const{p:a,q:T,r:G,k,n,W,flags,method,bits}=this.parameters,list=this.bits;const mask=2**bits-1,j=k+1,s=(2**j-1)*T,window=T*2**j,end=G+s;const low=2**j-1,above=this.above,count=words.length;let i=0,column=this.column;for(;i<count&&this.word<W;i++,this.word++)above[column++]=words[i];if(column===W)column=0;for(;i<count&&list.count<n;i++){const up=above[column];let d=words[i]-up-a&mask;if(d<window){list.push(d&low,j);d>>=j;}else if(d<end){const bT=method===3&&d>=G;if(bT)l(this.asked<flags&&this.asked<list.count,"malformedPayload");if(!bT||!list.bit(this.asked))d-=s;if(bT)this.asked++;}
    above[column]=words[i]=up+a+d&mask;if(++column===W)column=0;}
    this.column=column;}
    syndromes(words){const{p:lo,q:hi,k,n,b,bits}=this.parameters,list=this.bits;const mask=2**bits-1,range=hi-lo&mask;let j=this.blocks<b?k+1:k;for(let i=0;i<words.length&&list.count<n;i++){const v=words[i];if((v-lo&mask)<=range!==((v^1)-lo&mask)<=range)continue;this.position++;if(v&1)this.block^=this.position;if(this.position<2**j-1)continue;list.push(this.block,j);this.block=this.position=0;j=++this.blocks<b?k+1:k;}
    }
    }
    const aC=48<<20;const bE=1<<20;const ez=2**31;function fd(one,other,progress){if(other.sheet){if(bU(one,other.key,progress))return;bO(one);throw new P("altered-archive");}
    const right=[bU(one,other.key,progress),bU(other,one.key,progress)];if(!right[0]||!right[1]){for(const share of[one,other])bO(share);l(right[0]||right[1]||one.pair===other.pair,"differentPairs");l(right[0]||right[1]||one.role!==other.role,"sameHalfTwice");l(right[0]||right[1],"alteredOrUnrelated");const fc=right[0]?one:other;throw new P(fc.role==="archive"?"altered-patient":"altered-archive");}
    l(one.role!==other.role&&one.pair===other.pair&&one.width===other.width
    &&one.bits===other.bits&&one.channels===other.channels
    &&one.dataRows===other.dataRows,"malformedPayload");}
    function gd(bytes){const{length}=bytes;if((bytes.byteOffset|length)&3){const cX=new Uint8Array(length+3&~3);cX.set(bytes);bytes=cX;}
    return new Uint32Array(bytes.buffer,bytes.byteOffset,bytes.length>>2);}
    function dr(one,other,from,to,sums=null){const[a,p]=[one,other].map((share)=>{const start=share.banner*share.rowBytes,size=share.bits/8;return gd(bN(share,start+from*size,start+to*size));});sums??=new Uint32Array(a.length);if(one.bits===8){for(let i=0;i<a.length;i++){const x=a[i],y=p[i];sums[i]=(x&0x7F7F7F7F)+(y&0x7F7F7F7F)^(x^y)&0x80808080;}
    return new Uint8Array(sums.buffer,sums.byteOffset,to-from);}
    for(let i=0;i<a.length;i++){const x=(a[i]&0xFF00FF)<<8|a[i]>>>8&0xFF00FF;const y=(p[i]&0xFF00FF)<<8|p[i]>>>8&0xFF00FF;sums[i]=(x&0x7FFF7FFF)+(y&0x7FFF7FFF)^(x^y)&0x80008000;}
    return new Uint16Array(sums.buffer,sums.byteOffset,to-from);}
    async function dR(one,other,aq,take,cs=null,first=bE){const{imageWords,bits}=aq.parameters;let piece=first;for(let at=0,end;at<imageWords;at=end){end=Math.min(at+piece,imageWords);piece=Math.min(2*piece,bE*8/bits);const words=dr(one,other,at,end,cs?.subarray(at*bits/32));aq.take(words);if(await take(words)===false)return;}
    }
    class eO{constructor(parameters){this.parameters=parameters;this.head=new Uint8Array(64);this.count=0;this.parts=[];}
    write(bytes){let at=0;if(this.count<64){at=Math.min(64-this.count,bytes.length);this.head.set(bytes.subarray(0,at),this.count);this.count+=at;if(this.count===64)this.readHead();}
    while(at<bytes.length){const B=this.parts.find((Y)=>Y.left>0);l(B,"malformedPayload");const count=Math.min(B.left,bytes.length-at);B.to?.write(bytes.subarray(at,at+count));B.left-=count;at+=count;}
    }
    readHead(){const{head,parameters}=this,{bits,method,imageWords}=parameters,flags=head[1];const[path,prefix,cover,suffix]=[ad(head,2),aZ(head,4),aZ(head,12),aZ(head,20)];const dt=E(head,28);l(head[0]===1&&flags<4&&cover<=imageWords*bits/8&&cover%(bits/8)===0
    &&(bits===16||!(flags&2))&&(method===2||!(flags&1)),"malformedPayload");l(path+prefix+suffix+dt<=1032*parameters.L,"malformedPayload");if(prefix+suffix>ez)throw new P("tooLarge");this.path=new ae();this.prefix=new ae();this.suffix=new ae();this.parts=[{left:path,to:this.path},{left:prefix,to:this.prefix},{left:suffix,to:this.suffix},{left:dt,to:null}];Object.assign(this,{isExact:!(flags&1),isLittleEndian:Boolean(flags&2),cover,digest:head.slice(32,64),size:prefix+cover+suffix});}
    finish(){l(this.count===64&&this.parts.every((B)=>B.left===0),"malformedPayload");this.path=new TextDecoder().decode(J(this.path.finishSmall()));this.prefix=this.prefix.finishSmall();this.suffix=this.suffix.finishSmall();return this;}
    }
    async function gw(one,other,parameters){const aq=new cN(parameters);await dR(one,other,aq,()=>!aq.isDone,null,1<<16);l(aq.isDone,"malformedPayload");let hidden=aq.bits.from(parameters.flags,parameters.inside),left=parameters.L-hidden.length;let at=parameters.imageWords;const pull=()=>{if(hidden){const bytes=hidden;hidden=null;return bytes;}
    if(left===0)return null;const size=parameters.bits/8,count=Math.min(left,bE);const words=dr(one,other,at,at+Math.ceil(count/size));at+=words.length;left-=count;return cS(words).subarray(0,count);};const fields=new eO(parameters);try{const ab=new aA(pull,(bytes)=>fields.write(bytes),Infinity);ab.run();l(!ab.hasMore,"malformedPayload");}catch(o){throw o instanceof K?new P("malformedPayload"):o;}
    return fields.finish();}
    function cS(words){if(words instanceof Uint8Array)return words;const bytes=new Uint8Array(2*words.length);for(let i=0,at=0;i<words.length;i++){bytes[at++]=words[i]>>8;bytes[at++]=words[i];}
    return bytes;}
    function fA(words,isLittleEndian){return words instanceof Uint16Array&&!isLittleEndian?cS(words)
    :new Uint8Array(words.buffer,words.byteOffset,words.byteLength);}
    class ep{constructor({size,isExact,isLittleEndian},bits){this.isExact=isExact;this.bits=bits;this.isLittleEndian=isLittleEndian;this.whole=isExact&&size<=aC&&globalThis.crypto?.subtle?true:false;this.hash=this.whole?null:new eR();}
    add(bytes,bW){if(this.whole)return;if(bW&&!this.isExact){bytes=bytes.slice();const step=this.bits/8,first=step===2&&!this.isLittleEndian?1:0;for(let i=first;i<bytes.length;i+=step)bytes[i]&=0xFE;}
    this.hash.update(bytes);}
    async finish(all){return this.whole?new Uint8Array(await crypto.subtle.digest("SHA-256",all)):this.hash.finish();}
    }
    async function cq(one,other,wanted){const joined=one.parameters.map((byte,i)=>byte+other.parameters[i]);const parameters=gv(joined,one);const fields=await gw(one,other,parameters);const{size,cover,isLittleEndian,digest,isExact,path}=fields;const hash=new ep(fields,one.bits),small=size<=aC;const R=bv(fields.prefix),words=parameters.imageWords*one.bits/8;const buffer=small?new ArrayBuffer(Math.max(size,R+words)+11&~3):null;const whole=small?new Uint8Array(buffer,-R&3,size):null;const cs=small?new Uint32Array(buffer,R+3&~3):null;const long=!small&&wanted?ca():null;let at=0,crc=0;const co=async(bytes,bW)=>{hash.add(bytes,bW);if(!whole)crc=aG(bytes,crc);else if(bytes.buffer!==buffer)whole.set(bytes,at);await long?.write(bytes);at+=bytes.length;};for(const bytes of aT(fields.prefix))await co(bytes,false);let left=cover;if(left){await dR(one,other,new cN(parameters),async(words)=>{const bytes=fA(words,isLittleEndian);const count=Math.min(left,bytes.length);await co(bytes.subarray(0,count),true);left-=count;return left>0;},cs);}
    for(const bytes of aT(fields.suffix))await co(bytes,false);l(aX(await hash.finish(whole),digest),"digestMismatch");if(whole)crc=wanted?aG(whole):null;return{bytes:whole,blob:await long?.finish(),crc,path,isExact,size,prefix:fields.prefix};}
    function ca(){const{readable,writable}=new TransformStream();const blob=new Response(readable).blob(),writer=writable.getWriter();blob.catch(()=>{});return{write:(bytes)=>writer.write(bytes),finish:async()=>{await writer.close();return blob;},};}
    const cM="0123456789ABCDEFGHJKMNPQRSTVWXYZ",SHEET_MAGIC="DCMSHARESHEET";const eC=1<<18;function hb(symbol,bq){for(let left=bq%31;left;left--)symbol=symbol<<1^(symbol&16?0x25:0);return symbol;}
    function bz(symbols,step){return symbols.reduce((N,symbol,D)=>N^hb(symbol,step*D),0);}
    function eb(word){return[...word.replace(/[a-z]/g,(an)=>an.toUpperCase()).replace(/O/g,"0")
    .replace(/[IL]/g,"1")].map((an)=>cM.indexOf(an));}
    function bV(symbols){return symbols.length===20&&!symbols.includes(-1)&&!bz(symbols,0)&&!bz(symbols,1);}
    function bX(symbols){return symbols.length>=12&&symbols.length<=14&&!symbols.includes(-1)
    &&symbols.slice(12).every((symbol)=>symbol<10);}
    function bt(label,code){const bn=[];for(let line=0;line<3;line++){const symbols=code.slice(20*line,20*line+20);l(bV(symbols),`sheet-code-${line+1}`);bn.push(...symbols.slice(0,18));}
    const first=bn.slice(0,52);const bits=first.map((symbol)=>symbol.toString(2).padStart(5,"0")).join("");l(bn[52]===bz(first,1)&&bits.endsWith("0000"),"sheet-code-3");l(!label||bX(label)&&bn[53]===bz([...label,...first],2),"sheet-label");const key=Uint8Array.from({length:32},(_,i)=>parseInt(bits.slice(8*i,8*i+8),2));const ge=(label??[]).map((symbol)=>cM[symbol]).join("");return{key,label:ge.replace(/^(.{4})(.{4})(.{4})(.*)$/,"$1-$2-$3-$4").replace(/-$/,"")};}
    function dU(symbols){let aE=-1,guess;for(const length of[12,13,14,0]){const code=symbols.slice(length,length+60);try{return bt(length?symbols.slice(0,length):null,code);}catch(o){const right=[0,20,40].filter((at)=>bV(code.slice(at,at+20))).length;if(right>aE)[aE,guess]=[right,o];}
    }
    throw guess;}
    function fU(word){const wanted=`${SHEET_MAGIC}1`,{length}=word,least=Math.min(length,wanted.length);if(Math.abs(length-wanted.length)>1)return false;let start=0,end=0;while(start<least&&word[start]===wanted[start])start++;while(end<least&&word[length-1-end]===wanted[wanted.length-1-end])end++;return least-start-end<=(length===wanted.length?2:0);}
    function dK(content){const ac=content.split(/[\r\n\v\f\x85\u2028\u2029]+/).map((line)=>line.replace(/^[>|\s]+/,"")
    .replace(/[\s\p{Dash}\p{DI}\uFEFF]/gu,"")).filter(Boolean);const words=ac.map((line)=>line.toUpperCase()),symbols=ac.map(eb);const number=words.findIndex((word)=>word.includes(SHEET_MAGIC));if(number>=0){const word=words[number],rest=eb(word.slice(word.indexOf(SHEET_MAGIC)+SHEET_MAGIC.length));return gN(rest,symbols.slice(number+1));}
    const near=words.concat(words.slice(1).map((word,i)=>words[i]+word));l(!near.some(fU),"sheet-header");const stream=symbols.flat();if(ac.length===3)return bt(null,stream);if(ac.length===4&&bX(symbols[0]))return bt(symbols[0],symbols.slice(1).flat());l(stream.length>55&&stream.length<77,"noSheet");return dU(stream);}
    function gN(rest,bk){const code=bk.slice(1,4),[version]=rest,isAlone=rest.length===1;if(isAlone&&version===1&&code.length===3
    &&code.every((line)=>Math.abs(line.length-20)<=5)){code.forEach((line,i)=>l(bV(line),`sheet-code-${i+1}`));l(bX(bk[0]),"sheet-label");return bt(bk[0],code.flat());}
    const stream=[...rest,...bk.flat()];if(stream[0]===1){try{return dU(stream.slice(1));}catch(o){l(isAlone||rest.length>2,"sheet-header");throw o;}
    }
    if(isAlone&&version>=2&&version<=9)throw new P("newerSheet",String(version));throw new P("sheet-header");}
    function sheetText(bytes){const ba={0xFF:"utf-16le",0xFE:"utf-16be"}[bytes[0]];l(ba||!bytes.includes(0),"noSheet");const content=new TextDecoder(ba).decode(bytes);return content.replace(/(\nContent-Transfer-Encoding:\s*base64.*?\r?\n\r?\n)([\w+/=\r\n]+)/gis,(all,head,body)=>{try{return`${head}${atob(body.replace(/\s/g,""))}\n`;}catch(o){return all;}
    });}
    function gO(bytes,isNamed){try{return dK(sheetText(bytes));}catch(o){if(o.verdict==="noSheet"&&!isNamed)return null;throw o;}
    }
    async function fL(key,message){const ct=await crypto.subtle.importKey("raw",key,{name:"HMAC",hash:"SHA-256"},false,["sign"]);return new Uint8Array(await crypto.subtle.sign("HMAC",ct,message));}
    const cR=(value)=>new TextEncoder().encode(value);async function gP({key},archive){const{width,bits,channels,rowBytes,dataRows,pair}=archive;const id=Uint8Array.from(pair.match(/../g),(byte)=>parseInt(byte,16));const gg=(await fL(key,aK(cR("dicomshare sheet pair"),id.subarray(0,8)))).subarray(0,8);return archive.role==="archive"&&aX(gg,id.subarray(8))?{sheet:key,id,role:"patient",banner:0,width,bits,channels,rowBytes,dataRows,pair,size:rowBytes*dataRows}:null;}
    async function fu(share){const ct=await crypto.subtle.importKey("raw",share.sheet,"HKDF",false,["deriveBits"]);const db=(info)=>crypto.subtle.deriveBits({name:"HKDF",hash:"SHA-256",salt:share.id,info:cR(`dicomshare sheet ${info}`)},ct,256);const stream=await crypto.subtle.importKey("raw",await db("stream"),"AES-CTR",false,["encrypt"]);const U=async(at,count)=>{const counter=new Uint8Array(16);new DataView(counter.buffer).setBigUint64(8,BigInt(at/16));return new Uint8Array(await crypto.subtle.encrypt({name:"AES-CTR",counter,length:64},stream,new Uint8Array(count)));};const{size}=share,first=size-size%16,end=await U(first,48);const dd={...share,key:new Uint8Array(await db("check")),parameters:end.slice(size-first,size-first+32)};if(size<=az)return{...dd,held:await U(0,size)};const samples=ca();for(let at=0;at<size;at+=4<<20)await samples.write(await U(at,Math.min(4<<20,size-at)));return{...dd,samples:await samples.finish()};}
    const eu=new Set("OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(" "));const eQ=new Set("0040A730 0040A043 0040A168 0040A300 004008EA 52009229 52009230 00289110 \
    00289132 00289145 00186011".split(" "));const ex=500000;const ew=32;const I=0xFFFFFFFF;const bC="1.2.840.10008.1.2.1.99";const cF="1.2.840.10008.1.2.2";const bd="1.2.840.10008.1.2";const eI=new Set([bd,"1.2.840.10008.1.2.1",cF,bC]);const er=new Set(["1.2.840.10008.1.2.4.50","1.2.840.10008.1.2.4.51"]);const ey=2**28;const ej={"ISO_IR 100":"iso-8859-1","ISO_IR 101":"iso-8859-2","ISO_IR 109":"iso-8859-3","ISO_IR 110":"iso-8859-4","ISO_IR 144":"iso-8859-5","ISO_IR 127":"iso-8859-6","ISO_IR 126":"iso-8859-7","ISO_IR 138":"iso-8859-8","ISO_IR 148":"iso-8859-9","ISO_IR 203":"iso-8859-15","ISO_IR 13":"shift_jis","ISO_IR 166":"windows-874","ISO_IR 192":"utf-8","GB18030":"gb18030","GBK":"gbk","ISO_IR 87":"iso-2022-jp","ISO_IR 159":"iso-2022-jp","ISO_IR 149":"euc-kr","ISO_IR 58":"gb18030"};class bD{constructor(file,elements){this.file=file;this.elements=elements;}
    has(tag){return this.elements.has(tag);}
    bytes(tag){const C=this.elements.get(tag);if(!C||C.items)return new Uint8Array(0);return this.file.near.bytes(C.start,Math.min(C.end,C.start+65536));}
    items(tag){return this.elements.get(tag)?.items??[];}
    text(tag){return this.file.decode(this.bytes(tag)).replace(/[\0 ]+$/,"");}
    line(tag){return this.text(tag).replace(/[\x00-\x1F\x7F-\x9F\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g," ")
    .trim().slice(0,200);}
    numbers(tag){return this.text(tag).split("\\").map((B)=>B.trim()?Number(B):NaN);}
    number(tag){const[value]=this.numbers(tag);return Number.isFinite(value)?value:undefined;}
    shorts(tag,isSigned=false){const bytes=this.bytes(tag).slice(),view=new DataView(bytes.buffer);return Array.from({length:bytes.length>>1},(_,i)=>isSigned
    ?view.getInt16(2*i,this.file.isLittle):view.getUint16(2*i,this.file.isLittle));}
    short(tag){return this.shorts(tag)[0];}
    double(tag){const bytes=this.bytes(tag).slice();return bytes.length>=8?new DataView(bytes.buffer).getFloat64(0,this.file.isLittle):undefined;}
    }
    class cG{constructor(blob){this.blob=blob;this.near=new bH(blob);this.isLittle=true;this.isExplicit=true;this.decoder=new TextDecoder("iso-8859-1");this.syntax=bd;this.left=ex;let at=0;if(this.name(128,132)==="DICM")at=this.readMeta(132);else if(ad(this.near.bytes(0,2),0)===0x0200)at=this.readMeta(0);else this.isExplicit=/^[A-Z]{2}$/.test(this.name(4,6));this.dataSet=this.read(at);const gM=this.dataSet.text("00080005").split("\\").map((name)=>name.trim());const label=ej[(gM.find(Boolean)??"").replace("ISO 2022 IR","ISO_IR")];if(label)this.decoder=new TextDecoder(label);this.isKorean=label==="euc-kr";}
    name(start,end){return String.fromCharCode(...this.near.bytes(start,end));}
    decode(bytes){const text=this.decoder.decode(bytes);return text.replace(/\x1B[$()\-,].{1,2}/g,(found)=>this.isKorean||found?"":found);}
    readMeta(start){const elements=new Map(),end=this.walk(start,bv(this.blob),0,elements,true);this.meta=new bD(this,elements);this.syntax=this.meta.text("00020010").trim()||bd;if(this.syntax===bC){const cT=new ae();const cm=aT(this.blob.slice(end));new aA(()=>cm.next().value??null,(bytes)=>cT.write(bytes),ey).run();this.blob=cT.finish();this.near=new bH(this.blob);this.meta=null;}
    this.isExplicit=this.syntax!==bd;this.isLittle=this.syntax!==cF;return this.syntax===bC?0:end;}
    read(at){const elements=new Map();try{this.walk(at,bv(this.blob),0,elements,false);}catch(o){if(!(o instanceof RangeError))throw o;}
    return new bD(this,elements);}
    header(at){const head=this.near.bytes(at,at+12),view=new DataView(head.buffer,head.byteOffset,head.length);if(head.length<8)throw new RangeError("ends within an element");const aM=this.isLittle,group=view.getUint16(0,aM),number=view.getUint16(2,aM);const tag=(group*65536+number).toString(16).toUpperCase().padStart(8,"0");let vr="",length,size=8;if(group===0xFFFE||!this.isExplicit){length=view.getUint32(4,aM);}else{vr=String.fromCharCode(head[4],head[5]);if(eu.has(vr)){if(head.length<12)throw new RangeError("ends within an element");length=view.getUint32(8,aM);size=12;}else{length=view.getUint16(6,aM);}
    }
    return{tag,vr,start:at+size,length};}
    walk(at,end,depth,elements,fT){if(depth>ew)throw new RangeError("too deep");while(at+8<=end){if(--this.left<0)throw new RangeError("too many elements");const{tag,vr,start,length}=this.header(at);if(fT&&!tag.startsWith("0002"))return at;if(tag==="FFFEE00D")return start;if(tag==="7FE00010"||tag==="7FE00008"||tag==="7FE00009"){if(depth===0)elements.set(tag,{start,end:length===I?end:start+length,isEncapsulated:length===I});if(depth===0||length===I)return end;}
    if(length===I||eQ.has(tag)&&(vr==="SQ"||vr==="")){const items=[],wasExplicit=this.isExplicit;if(vr==="UN")this.isExplicit=false;at=this.walkItems(start,length===I?end:Math.min(end,start+length),depth,items);this.isExplicit=wasExplicit;elements.set(tag,{items});}else{at=start+length;elements.set(tag,{vr,start,end:Math.min(at,end)});}
    }
    return at;}
    walkItems(at,end,depth,items){while(at+8<=end){const{tag,start,length}=this.header(at);if(tag==="FFFEE0DD")return start;if(tag!=="FFFEE000")throw new RangeError("no item");const elements=new Map(),itemEnd=length===I?end:Math.min(end,start+length);const gX=this.walk(start,itemEnd,depth+1,elements,false);at=length===I?gX:itemEnd;items.push(new bD(this,elements));}
    return at;}
    }
    function dG(value){const[eZ="",fM=""]=value.split("=");const bb=(group)=>{const[fz="",fH="",aR="",prefix="",suffix=""]=group.split("^")
    .map((B)=>B.trim());const first=[prefix,fH,aR].filter(Boolean).join(" ");return[fz,first,suffix].filter(Boolean).join(", ");};return[bb(eZ),bb(fM)].filter(Boolean).join(" / ");}
    function ea(file){const d=file.dataSet,position=d.numbers("00200032"),turn=d.numbers("00200037");let along;if(position.length===3&&turn.length===6){const[a,b,c,x,y,z]=turn;const gj=[b*z-c*y,c*x-a*z,a*y-b*x];along=gj.reduce((N,B,i)=>N+B*position[i],0);}
    return{patient:dG(d.line("00100010")),id:d.line("00100020"),born:d.line("00100030"),date:d.line("00080020")||d.line("00080021"),modality:d.line("00080060"),study:d.line("00081030"),series:d.line("0008103E"),studyUID:d.line("0020000D"),seriesUID:d.line("0020000E"),seriesNumber:d.number("00200011"),instance:d.number("00200013"),along:Number.isFinite(along)?along:undefined,turn:turn.length===6?turn.map((B)=>B.toFixed(3)).join():"",};}
    function dO(dataSet,left={count:5000}){return dataSet.items("0040A730").slice(0,2000).filter(()=>--left.count>0).map((A)=>{const dA=(tag)=>A.items(tag)[0]?.line("00080104")??"";const[ce]=A.items("0040A300");let value="";if(ce){const aj=ce.items("004008EA")[0];const sign=aj?aj.line("00080100")||aj.line("00080104"):"";value=[ce.line("0040A30A"),sign==="1"?"":sign].filter(Boolean).join(" ");}
    value||=dA("0040A168")||A.text("0040A160").slice(0,20000)
    ||dG(A.line("0040A123"))||A.line("0040A121")||A.line("0040A122")
    ||A.line("0040A120")||A.line("0040A124");return{name:dA("0040A043"),kind:A.line("0040A040"),value,items:dO(A,left)};}).filter(({name,value,items})=>name||value||items.length);}
    const eA=2**28;const eD=8192;function fn(blob){const file=new cG(blob),d=file.dataSet,summary=ea(file);const pdf=d.elements.get("00420011");if(pdf&&d.line("00420012")==="application/pdf"){return{kind:"pdf",summary,pdf:file.blob.slice(pdf.start,pdf.end,"application/pdf")};}
    if(d.has("0040A730")){return{kind:"report",summary,title:d.items("0040A043")[0]?.line("00080104")??"",items:dO(d)};}
    const pixels=d.elements.get("7FE00010");if(!pixels)return{kind:d.has("7FE00008")||d.has("7FE00009")?"hidden":"none",summary};return{summary,...gs(file,pixels)};}
    function gs(file,pixels){const d=file.dataSet,isSigned=d.short("00280103")===1;const frames=Math.max(1,Math.floor(d.number("00280008")??1));const picture={kind:"picture",blob:file.blob,rows:d.short("00280010"),columns:d.short("00280011"),frames,samples:d.short("00280002")??1,photometric:d.line("00280004"),bits:d.short("00280100"),stored:d.short("00280101")??d.short("00280100"),isSigned,planar:d.short("00280006")??0,isLittle:file.isLittle||d.short("00280100")===8,start:pixels.start,end:pixels.end,isInverse:d.line("00280004")==="MONOCHROME1"||d.line("20500020")==="INVERSE",padding:d.shorts("00280120",isSigned)[0],};picture.high=d.short("00280102")??picture.stored-1;Object.assign(picture,fq(d),gW(d));const{rows,columns,samples,bits,stored,photometric}=picture;const fW=rows&&columns&&rows*columns<=eA&&frames<=100000
    &&[1,8,16].includes(bits)&&stored>=1&&stored<=bits&&picture.high<bits
    &&(samples===1||samples===3&&bits===8);if(!fW)return{...picture,kind:"hidden"};if(pixels.isEncapsulated){if(!er.has(file.syntax))return{...picture,kind:"hidden"};return{...picture,...fw(file,pixels.start,frames)};}
    if(!eI.has(file.syntax)&&file.syntax.startsWith("1.2.840.10008.1.2.4")){return{...picture,kind:"hidden"};}
    picture.palette=photometric==="PALETTE COLOR"?go(d):null;if(photometric==="PALETTE COLOR"&&!picture.palette)return{...picture,kind:"hidden"};const gq=samples===3?(photometric==="YBR_FULL_422"?16:24):bits;picture.frameBytes=Math.ceil(rows*columns*gq/8);if(bits===1)picture.frameBytes=rows*columns/8;picture.frames=Math.min(frames,Math.floor((picture.end-picture.start)/picture.frameBytes));return picture.frames?picture:{...picture,kind:"hidden"};}
    function fq(d){const aa=[d,...d.items("52009229"),...d.items("52009230").slice(0,1)];const av=aa.flatMap((group)=>[group,...group.items("00289145"),...group.items("00289132")]);const find=(tag)=>av.find((D)=>D.has(tag));const fg=find("00281050")?.numbers("00281050")??[];const hh=find("00281051")?.numbers("00281051")??[];const names=find("00281055")?.text("00281055").split("\\")??[];const windows=fg.map((center,i)=>({center,width:hh[i],name:(names[i]??"").trim().slice(0,30)}))
    .filter(({center,width})=>Number.isFinite(center)&&width>=1).slice(0,8);const slope=find("00281053")?.number("00281053")||1;return{windows,slope,intercept:find("00281052")?.number("00281052")??0};}
    function gW(d){const gi=[d,...[...d.items("52009229"),...d.items("52009230").slice(0,1)]
    .flatMap((group)=>group.items("00289110"))];const D=gi.find((Y)=>Y.has("00280030"));let[down,right]=D?.numbers("00280030")??[],isOnDetector=false;if(!(down>0&&right>0)){[down,right]=d.numbers("00181164");isOnDetector=true;}
    if(!(down>0&&right>0)){const dN=d.items("00186011"),[region]=dN;isOnDetector=false;if(dN.length===1&&region.short("00186024")===3&&region.short("00186026")===3){down=Math.abs(region.double("0018602E"))*10;right=Math.abs(region.double("0018602C"))*10;}
    }
    return down>0&&right>0?{spacing:[down,right],isOnDetector}:{};}
    function go(d){const ai=["1","2","3"].map((n)=>{const[count=0,first=0,bits=16]=d.shorts(`0028110${n}`),words=d.bytes(`0028120${n}`);const entries=count||65536;if(!words.length||words.length<entries*(bits===8?1:2))return null;const fQ=bits===8&&words.length<2*entries;const values=fQ?words:d.shorts(`0028120${n}`);return{first,values:Uint8Array.from({length:entries},(_,i)=>bits===8?values[i]:values[i]>>8)};});return ai.every(Boolean)?ai:null;}
    function fw(file,start,frames){const fragments=[],near=file.near;let at=start,offsets=null;for(;;){const{tag,start:from,length}=file.header(at);if(tag!=="FFFEE000"||length===I||fragments.length>200000)break;if(!offsets){const table=near.bytes(from,Math.min(from+length,from+4*frames)).slice();const view=new DataView(table.buffer);offsets=Array.from({length:table.length>>2},(_,i)=>view.getUint32(4*i,true));start=from+length;}else{fragments.push([from,Math.min(from+length,file.blob.size)]);}
    at=from+length;if(at+8>file.blob.size)break;}
    let list;if(frames===1)list=[fragments];else if(fragments.length===frames)list=fragments.map((fD)=>[fD]);else if(offsets?.length===frames){list=offsets.map((offset,i)=>fragments.filter(([from])=>from-8-start>=offset
    &&from-8-start<(offsets[i+1]??Infinity)));}
    if(!list||list.some((parts)=>!parts.length))return{kind:"hidden"};return{kind:"picture",isJPEG:true,fragments:list};}
    async function fE(picture,number){if(picture.isJPEG)return gb(picture,number);const{rows,columns,bits,samples,frameBytes}=picture;const start=picture.start+Math.floor(number*frameBytes);const bytes=J(picture.blob,start,Math.min(start+Math.ceil(frameBytes),picture.end));const step=Math.ceil(Math.max(rows,columns)/eD);const width=Math.ceil(columns/step),height=Math.ceil(rows/step);const D=step===1?(i)=>i:(i)=>Math.floor(i/width)*step*columns+i%width*step;if(samples===3)return{width,height,step,rgba:fl(picture,bytes,width*height,D)};const value=gA(picture,bytes,number),offset=picture.isSigned?32768:0;const indices=new Uint16Array(width*height);for(let i=0;i<indices.length;i++)indices[i]=value(D(i))+offset;if(picture.palette)return{width,height,step,rgba:gn(picture,indices,offset)};return{width,height,step,indices,offset,...dJ(picture,indices,offset)};}
    function gA({bits,stored,high,isSigned,isLittle,rows,columns},bytes,number){const shift=high+1-stored,up=32-stored;const cx=isSigned?(raw)=>raw>>shift<<up>>up:(raw)=>raw>>shift&2**stored-1;if(bits===1){const first=number*rows*columns%8;return(i)=>bytes[i+first>>3]>>(i+first&7)&1;}
    if(bits===8)return(i)=>cx(bytes[i]);return isLittle?(i)=>cx(bytes[2*i]|bytes[2*i+1]<<8)
    :(i)=>cx(bytes[2*i]<<8|bytes[2*i+1]);}
    function dJ({padding},indices,offset){let low=65535,high=0;const gV=padding===undefined?-1:padding+offset;for(const index of indices){if(index===gV)continue;if(index<low)low=index;if(index>high)high=index;}
    return low>high?{low:0,high:1}:{low:low-offset,high:high-offset};}
    function fl({photometric,planar,rows,columns},bytes,count,D){const rgba=new Uint8ClampedArray(4*count),plane=rows*columns;const fZ=photometric.startsWith("YBR_FULL"),isHalf=photometric==="YBR_FULL_422";for(let i=0,to=0;i<count;i++){const at=D(i);let a,b,c;if(isHalf){const from=(at>>1)*4;a=bytes[from+(at&1)];b=bytes[from+2];c=bytes[from+3];}else if(planar){a=bytes[at];b=bytes[plane+at];c=bytes[2*plane+at];}else{a=bytes[3*at];b=bytes[3*at+1];c=bytes[3*at+2];}
    if(fZ){const cb=b-128,cr=c-128;b=a-0.344136*cb-0.714136*cr;c=a+1.772*cb;a+=1.402*cr;}
    rgba[to++]=a;rgba[to++]=b;rgba[to++]=c;rgba[to++]=255;}
    return rgba;}
    function gn({palette},indices,offset){const rgba=new Uint8ClampedArray(4*indices.length);indices.forEach((index,i)=>{palette.forEach(({first,values},fh)=>{const entry=index-offset-(offset&&first>32767?first-65536:first);rgba[4*i+fh]=values[Math.max(0,Math.min(values.length-1,entry))];});rgba[4*i+3]=255;});return rgba;}
    function gc(bytes){let hasColors=false;for(let at=2;at+9<bytes.length&&bytes[at]===0xFF;){const aQ=bytes[at+1];if(aQ===0xE0||aQ===0xEE)hasColors=true;if(aQ>=0xC0&&aQ<=0xC2){return{height:ad(bytes,at+5),width:ad(bytes,at+7),hasColors};}
    at+=aQ===0xFF?1:2+ad(bytes,at+2);}
    return{};}
    async function gb(picture,number){const{rows,columns,samples,photometric,stored}=picture;const parts=picture.fragments[number].map(([start,end])=>picture.blob.slice(start,end));const head=J(new Blob(parts),0,65536),said=gc(head);l(said.width===columns&&said.height===rows,"hidden");if(samples===3&&photometric==="RGB"&&!said.hasColors){const eY=Uint8Array.of(0xFF,0xEE,0,14,65,100,111,98,101,0,100,0,0,0,0,0);const whole=new Blob(parts);parts.splice(0,parts.length,head.slice(0,2),eY,whole.slice(2));}
    let bitmap;try{bitmap=await createImageBitmap(new Blob(parts,{type:"image/jpeg"}),{colorSpaceConversion:"none"});}catch(o){throw new P("hidden");}
    const canvas=new OffscreenCanvas(bitmap.width,bitmap.height),context=canvas.getContext("2d");context.drawImage(bitmap,0,0);bitmap.close();const{data}=context.getImageData(0,0,canvas.width,canvas.height);const frame={width:canvas.width,height:canvas.height,step:1};if(samples===3||stored>8)return{...frame,rgba:data};const indices=new Uint16Array(data.length/4);for(let i=0;i<indices.length;i++)indices[i]=data[4*i];return{...frame,indices,offset:0,...dJ({},indices,0)};}
    const cH=200000;const eF=2**36;const eH=3;function ga(file){const head=J(file,0,4);return head.length===4&&E(head,0)===0x504B0304;}
    function hl(file){const tail=J(file,Math.max(0,file.size-65557),file.size);const view=new DataView(tail.buffer);let at=tail.length-22;while(at>=0&&view.getUint32(at,true)!==0x06054B50)at--;l(at>=0,"damagedZIP");let count=view.getUint16(at+10,true),size=view.getUint32(at+12,true);let start=view.getUint32(at+16,true);if(at>=20&&view.getUint32(at-20,true)===0x07064B50){const D=Number(view.getBigUint64(at-12,true));const end=new DataView(J(file,D,D+56).buffer);l(end.byteLength===56&&end.getUint32(0,true)===0x06064B50,"damagedZIP");count=Number(end.getBigUint64(32,true));size=Number(end.getBigUint64(40,true));start=Number(end.getBigUint64(48,true));}
    l(count<=cH&&size<=2**27&&start+size<=file.size,"damagedZIP");const directory=J(file,start,start+size),entries=[];let left=eF;for(let from=0;entries.length<count;){l(from+46<=directory.length,"damagedZIP");const entry=fp(directory,from);from=entry.end;left-=entry.size;l(left>=0&&!entry.isEncrypted,entry.isEncrypted?"encryptedZIP":"tooLarge");entries.push(entry);}
    return entries.filter(({path})=>!path.endsWith("/"));}
    function fp(bytes,at){const view=new DataView(bytes.buffer,bytes.byteOffset+at);l(view.getUint32(0,true)===0x02014B50,"damagedZIP");const ci=46+view.getUint16(28,true),extraEnd=ci+view.getUint16(30,true);const end=extraEnd+view.getUint16(32,true),flags=view.getUint16(8,true);l(at+end<=bytes.length,"damagedZIP");const name=bytes.subarray(at+46,at+ci);let size=view.getUint32(24,true),packed=view.getUint32(20,true),start=view.getUint32(42,true);for(let Z=ci;Z+4<=extraEnd;){const length=view.getUint16(Z+2,true);if(view.getUint16(Z,true)===1){let ar=Z+4;const next=()=>(ar+=8)<=Z+4+length?Number(view.getBigUint64(ar-8,true)):NaN;if(size===I)size=next();if(packed===I)packed=next();if(start===I)start=next();}
    Z+=4+length;}
    return{path:new TextDecoder().decode(name),method:view.getUint16(10,true),isEncrypted:Boolean(flags&1),size,packed,start,end:at+end};}
    function fx(file,{method,size,packed,start}){const head=J(file,start,start+30),view=new DataView(head.buffer);l(head.length===30&&view.getUint32(0,true)===0x04034B50,"damagedZIP");const from=start+30+view.getUint16(26,true)+view.getUint16(28,true);l(from+packed<=file.size&&(method===8||method===0&&size===packed),"damagedZIP");const B=file.slice(from,from+packed);if(method===0)return B;const cm=aT(B),out=new ae();try{const ab=new aA(()=>cm.next().value??null,(bytes)=>out.write(bytes),size);ab.run();}catch(o){throw o instanceof K?new P("damagedZIP"):o;}
    l(out.size===size,"damagedZIP");return out.finish();}
    function eg(path,size,crc,Z){const[length,name]=[size>=I?I:size,new TextEncoder().encode(path)];const fields=[[2,45],[2,0x800],[2,0],[2,0],[2,33],[4,crc],[4,length],[4,length],[2,name.length],[2,Z]];return{name,fields};}
    function cD(path,size,crc){const long=size>=I?[[2,1],[2,16],[8,size],[8,size]]:[];const{name,fields}=eg(path,size,crc,long.length&&20);return aK(aN([[4,0x04034B50],...fields]),name,aN(long));}
    class eW{constructor(){this.parts=[];this.at=0;this.count=0;}
    add(path,size,crc){const dl=this.at>=I;const V=[...(size>=I?[[8,size],[8,size]]:[]),...(dl?[[8,this.at]]:[])];const Z=V.length?[[2,1],[2,8*V.length],...V]:[];const{name,fields}=eg(path,size,crc,V.length&&4+8*V.length);this.parts.push(aN([[4,0x02014B50],[2,45],...fields,[2,0],[2,0],[2,0],[4,0],[4,dl?I:this.at]]),name,aN(Z));this.at+=cD(path,size,crc).length+size;this.count++;}
    bytes(){const directory=aK(...this.parts),size=directory.length,start=this.at;const{count}=this,isLong=count>65534||start+size>=I;const long=isLong?[[4,0x06064B50],[8,44],[2,45],[2,45],[4,0],[4,0],[8,count],[8,count],[8,size],[8,start],[4,0x07064B50],[4,0],[8,start+size],[4,1]]:[];const df=isLong?65535:count;return aK(directory,aN([...long,[4,0x06054B50],[2,0],[2,0],[2,df],[2,df],[4,isLong?I:size],[4,isLong?I:start],[2,0]]));}
    }
    function aN(list){const bytes=new Uint8Array(list.reduce((N,[size])=>N+size,0));const view=new DataView(bytes.buffer);let at=0;for(const[size,value]of list){if(size===2)view.setUint16(at,value,true);else if(size===4)view.setUint32(at,value,true);else view.setBigUint64(at,BigInt(value),true);at+=size;}
    return bytes;}
    const jobs={async open({files,wanted},progress){const opened=await Promise.all(files.map((source)=>X(()=>gl(source,files.length>1))));const[one,other]=opened.map(({share})=>share);const aJ=one?.pair===other?.pair&&one&&one.role!==other.role;const joined=aJ?await X(()=>jobs.join({one,other,wanted},progress)):null;opened.forEach(({share},i)=>{delete share?.bytes;if(!files[i].entry)delete share?.file;});return{opened,joined};},async check({share}){bO(share);await bA(share,share,()=>0);return{};},join({one,other,wanted},progress){return bA(one,other,async(a,b)=>{fd(a,b,progress);const{prefix,bytes,...file}=await cq(a,b,wanted);return{...file,blob:file.blob??(wanted?new Blob([bytes]):null),summary:ha(prefix)};});},async restore({one,other}){const{blob,bytes,crc}=await bA(one,other,(a,b)=>cq(a,b,true));return{blob:blob??new Blob([bytes]),crc};},async pack({files}){const out=ca(),sums=[];for(const{one,other,path}of files){const{bytes,crc}=await bA(one,other,(a,b)=>cq(a,b,true));await out.write(cD(path,bytes.length,crc));await out.write(bytes);sums.push(crc);}
    return{blob:await out.finish(),sums};},content({blob}){return fn(blob);},frame({picture,number}){return fE(picture,number);},};async function X(job){try{return await job();}catch(o){return{verdict:o instanceof P?o.verdict:"failed",detail:o.detail??String(o)};}
    }
    async function gl({file,entry,depth,isNamed},fV){if(entry)file=fx(file,entry);const bytes=fV&&file.size<=az?await dM(file):null;const share=gY(file,bytes??file);if(share)return{share:{...share,bytes}};if(depth<eH&&ga(file))return{entries:hl(file),inner:entry&&file};if(file.size<=eC&&(isNamed||E(J(file,0,4),0)!==0x89504E47)){const sheet=gO(J(file,0,file.size),isNamed);if(sheet)return{sheet};}
    return{share:da(file)};}
    function ha(prefix){try{return ea(new cG(prefix));}catch(o){if(o instanceof P)throw o;return null;}
    }
    function bB(){onmessage=async({data:{id,job,...input}})=>{let done=0;const progress=(bytes)=>{done+=bytes;if(done>=16<<20){postMessage({id,progress:done});done=0;}
    };const result=await X(()=>jobs[job](input,progress));postMessage({id,result},[result.indices,result.rgba].filter(Boolean).map((fa)=>fa.buffer));};}
    let texts,names,language;function text(word,...values){const found=texts[language][word]??word;return found.replace(/\{(\d)\}/g,(_,index)=>String(values[index]));}
    const fC={};function dD(value,bj=0){const format=fC[language+bj]??=new Intl.NumberFormat(language,{maximumFractionDigits:bj});return format.format(value);}
    function bh(word,count){return text(count===1?`${word}One`:`${word}Many`,dD(count));}
    function m(id){return document.getElementById(id);}
    function C(name,content="",fb={}){const cd=document.createElement(name);cd.append(...[content].flat());for(const[key,value]of Object.entries(fb))cd.setAttribute(key,value);return cd;}
    function ff(count){const units=text("units").split(" ");let aj=0,value=count;for(;value>=1000&&aj<4;aj++)value/=1000;return`${dD(value,aj?1:0)} ${units[aj]}`;}
    function bi(value){const[,ef,cf,cY]=/^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value)??[];if(!ef||cf<1||cf>12||cY<1)return value;return new Date(Date.UTC(ef,cf-1,cY))
    .toLocaleDateString(language,{dateStyle:"long",timeZone:"UTC"});}
    function dW(){document.documentElement.lang=language;document.title=text("title");for(const aS of document.querySelectorAll("[data-text]")){aS.textContent=text(aS.dataset.text);}
    for(const aS of document.querySelectorAll("[data-name]")){aS.setAttribute("aria-label",text(aS.dataset.name));}
    for(const button of m("languages").children){button.setAttribute("aria-pressed",String(button.lang===language));}
    }
    function gK(show){const packed=Uint8Array.from(atob(m("texts").textContent),(an)=>an.charCodeAt());const data=JSON.parse(new TextDecoder().decode(fP(packed)));names=data.names;texts=Object.fromEntries(Object.entries(data.texts).map(([code,list])=>
    [code,Object.fromEntries(list.map((value,i)=>[data.words[i],value.replaceAll("'","’")]))]));const aL=Object.keys(texts),wanted=navigator.languages.map((tag)=>tag.split("-")[0]);language=wanted.find((code)=>aL.includes(code))??document.documentElement.lang;for(const code of aL){const button=C("button",texts[code].language,{lang:code});button.addEventListener("click",()=>{language=code;show();});m("languages").append(button);}
    dW();}
    const F={workers:[],waiting:[],running:new Map(),next:0,weight:0};const eq=2;const eG=64<<20;function gH(source){F.address=URL.createObjectURL(new Blob([source],{type:"text/javascript"}));F.count=Math.max(2,Math.min(4,navigator.hardwareConcurrency??2));cO();}
    function cO(){const worker=new Worker(F.address);worker.jobs=0;worker.onmessage=({data})=>cQ(data);worker.onerror=(u)=>{u.preventDefault();for(const[id,job]of F.running){if(job.worker===worker)cQ({id,result:{verdict:"failed",detail:u.message}});}
    };F.workers.push(worker);return worker;}
    function cQ({id,result,progress}){const job=F.running.get(id);if(progress!==undefined)return job.progress?.(progress);F.running.delete(id);F.weight-=job.weight;job.worker.jobs--;if(result.verdict)job.reject(Object.assign(new Error(),result));else job.resolve(result);dY();}
    function fG(){const worker=F.workers.reduce((aE,other)=>other.jobs<aE.jobs?other:aE);if(worker.jobs&&F.workers.length<F.count)return cO();return worker.jobs<eq?worker:null;}
    function dY(){while(F.waiting.length){const[job]=F.waiting;const worker=F.running.size&&F.weight+job.weight>eG?null:fG();if(!worker)return;F.waiting.shift();job.worker=worker;worker.jobs++;F.weight+=job.weight;F.running.set(job.id,job);worker.postMessage({id:job.id,job:job.name,...job.input});}
    }
    function run(name,input,{urgent=false,progress,weight=0}={}){return new Promise((resolve,reject)=>{const job={id:F.next++,name,input,resolve,reject,progress,weight};if(urgent)F.waiting.unshift(job);else F.waiting.push(job);dY();});}
    function bx({size}){return size<=az?3*size:size<=aC?size:az;}
    function cn(name){return name.replace(/;\d+$/,"").replace(/\.$/,"").toLowerCase();}
    const cK=/^sheet\.(txt|eml)$/;function fR(path){const parts=path.split("/"),name=parts.pop(),plain=cn(name);if(parts.some((B)=>names.folders.includes(cn(B))||B.startsWith(".Trash-"))){return true;}
    return name.startsWith(".")||names.systemFiles.includes(plain)||names.files.includes(plain)
    ||plain.endsWith(".problem.txt")||plain.startsWith("sheet.")&&!cK.test(plain)
    ||/^sha256(su|s~\d)$/.test(plain);}
    async function*fv(hc){const items=[...hc.items].filter((A)=>A.kind==="file").map((A)=>({handle:A.getAsFileSystemHandle?.().catch(()=>null),entry:A.webkitGetAsEntry?.(),file:A.getAsFile(),}));for(const{handle,entry,file}of items){const found=await handle;if(found)yield*dg(found,"");else if(entry?.isDirectory)yield*de(entry,"");else if(file)yield{path:file.name,file};}
    }
    async function*dg(handle,folder){const path=folder+handle.name;if(handle.kind==="file"){try{yield{path,file:await handle.getFile()};}catch(o){yield{path,file:null};}
    return;}
    for await(const bP of handle.values())yield*dg(bP,`${path}/`);}
    async function*de(entry,folder){const path=folder+entry.name;if(entry.isFile){yield{path,file:await new Promise((done)=>entry.file(done,()=>done(null)))};return;}
    const gx=entry.createReader();for(;;){const children=await new Promise((done)=>gx.readEntries(done,()=>done(null)));if(children===null)yield{path,file:null};if(!children?.length)return;for(const bP of children)yield*de(bP,`${path}/`);}
    }
    function*fj(list){for(const file of list)yield{path:file.webkitRelativePath||file.name,file};}
    const eS=/^(?:.*\/)?([AP])([0-9A-Z]{7}\.PNG)$/i;const cJ=64;async function gk(list,{begun,found,failed,joined,sheetFound,progress}){const under=new Set(),waiting=new Map();const open=async(items)=>{const files=items.map(({path,file,entry,depth=0})=>
    ({file,entry,depth,isNamed:cK.test(cn(path.split("/").pop()))}));const aJ=files.length>1,size=aJ?items[0].entry?.size??items[0].file.size:0;const input={files,wanted:aJ&&dq(size)};try{const X=await run("open",input,{weight:aJ?bx({size}):0});X.opened.forEach((opened,i)=>take(items[i],opened));const am=X.opened.map(({share},i)=>({path:items[i].path,share}));if(X.joined)joined(am,X.joined);}catch(o){for(const{path}of items)failed(path,o);}
    progress.done+=items.length;progress.show();};const start=(...items)=>{const aV=open(items).finally(()=>under.delete(aV));under.add(aV);};const take=(A,{share,entries,inner,sheet,...failure})=>{if(share)found(A.path,Object.assign(share,{file:share.file??A.file}));else if(sheet)sheetFound(A.path,sheet);else if(progress.total+entries?.length>cH)failed(A.path,{verdict:"tooLarge"});else if(entries)for(const entry of entries)add(hk(A,entry,inner??A.file));else failed(A.path,failure);};const hk=({path,depth=0},entry,file)=>
    ({path:`${path}/${entry.path}`,file,entry,depth:depth+1});const add=(A)=>{if(fR(A.path))return;begun(A.path);progress.total++;progress.show();if(!A.file){failed(A.path,{verdict:"unreadable"});progress.done++;return;}
    const[,role,rest]=eS.exec(A.path.toUpperCase())??[];const other=role&&waiting.get((role==="A"?"P":"A")+rest);if(other){waiting.delete((role==="A"?"P":"A")+rest);start(other,A);}else if(role&&!waiting.has(role+rest)){waiting.set(role+rest,A);}else{start(A);}
    };for await(const A of list){add(A);while(under.size>cJ)await Promise.race(under);}
    while(under.size)await Promise.all(under);for(const A of waiting.values()){start(A);while(under.size>cJ)await Promise.race(under);}
    while(under.size)await Promise.all(under);}
    const eE=16;const bG=64<<20;function bw(one,other){for(const share of[one,other])share.number??=bw.next=(bw.next??0)+1;return`${one.number} ${other.number}`;}
    class eN{constructor(){this.shares={archive:[],patient:[]};this.tried=new Set();this.result=null;this.failure=null;}
    add(path,share){this.shares[share.role].push({path,share});}
    async join(progress){for(const one of this.shares.archive){for(const other of this.shares.patient){const fY=this.tried.has(bw(one.share,other.share));if(this.result||fY||this.tried.size>=eE)continue;await this.tryPair(one,other,progress);}
    }
    }
    async tryPair(one,other,progress){const wanted=dq(one.share.size);try{const file=await run("join",{one:one.share,other:other.share,wanted},{progress,weight:bx(one.share)});this.joined(one,other,file);}catch(o){this.joined(one,other,o);}
    }
    joined(one,other,{verdict,detail,...file}){this.tried.add(bw(one.share,other.share));if(this.result)return;if(verdict){this.failure??={verdict,detail,paths:[one.path,other.path]};}else{this.result={...file,one:one.share,other:other.share};this.failure=null;du(this.result);}
    }
    }
    const kept={results:[],size:0,wanted:0};function dq(size){const isLong=size>bG;if(isLong?kept.hasLong:kept.wanted+size>bG)return false;if(isLong)kept.hasLong=true;else kept.wanted+=size;return true;}
    function du(result){if(!result.blob)return;const at=kept.results.indexOf(result);if(at>=0)kept.results.splice(at,1);else kept.size+=result.size;kept.results.push(result);while(kept.size>bG&&kept.results.length>1){const dE=kept.results.shift();kept.size-=dE.size;dE.blob=null;}
    }
    async function br(result,ck){if(!result.blob){const{one,other}=result;const cP=await run("restore",{one,other},{...ck,weight:bx(one)});Object.assign(result,{blob:cP.blob,crc:cP.crc});}
    du(result);return result.blob;}
    class eo{constructor(changed){this.pairs=new Map();this.sheets=[];this.failures=new Map();this.changed=changed;this.progress={total:0,done:0,joining:0,show:changed};this.isBusy=0;}
    clear(){this.pairs.clear();this.failures.clear();this.sheets=[];Object.assign(this.progress,{total:0,done:0});Object.assign(kept,{results:[],size:0,wanted:0,hasLong:false});this.changed();}
    get results(){return[...this.pairs.values()].map((pair)=>pair.result).filter(Boolean);}
    async take(list){this.isBusy++;this.changed();const ds=[];const found=(path,share)=>{const pair=this.pairs.get(share.pair)??new eN();this.pairs.set(share.pair,pair);pair.add(path,share);if(pair.result||!pair.shares.archive.length||!pair.shares.patient.length)return;this.progress.joining++;const R=pair.joining??Promise.resolve();pair.joining=R.then(()=>pair.join()).then(()=>{this.progress.joining--;this.changed();});ds.push(pair.joining);};const failed=(path,{verdict,detail})=>this.failures.set(path,{verdict,detail});const joined=(am,X)=>{const[one,other]=am[0].share.role==="archive"?am:am.reverse();this.pairs.get(one.share.pair).joined(one,other,X);};const begun=(path)=>this.failures.delete(path);const sheetFound=(path,sheet)=>this.sheets.push({path,sheet});try{await gk(list,{begun,found,failed,joined,sheetFound,progress:this.progress});await Promise.all(ds);await this.joinSheets();if(this.isBusy===1)await this.settle();}finally{this.isBusy--;this.changed();}
    }
    get lone(){return[...this.pairs.values()].filter((pair)=>!pair.result&&!pair.failure
    &&pair.shares.archive.length+pair.shares.patient.length>0);}
    async joinSheets(){const am=this.sheets.length?this.lone.flatMap((pair)=>pair.shares.archive.map((one)=>({pair,one}))):[];await Promise.all(am.map(async({pair,one})=>{for(const{path,sheet}of this.sheets){const share=await gP(sheet,one.share);if(share&&!pair.result)await pair.tryPair(one,{path,share});}
    this.changed();}));}
    async settle(){const left=this.lone.flatMap((pair)=>[...pair.shares.archive,...pair.shares.patient]
    .map((bR)=>({...bR,pair})));if(left.length===2){const[one,other]=left;await one.pair.tryPair(one,other);if(one.pair.failure&&other.pair!==one.pair)other.pair.isExplained=true;return;}
    await Promise.all(left.filter(({share})=>!share.isChecked).map(async({path,share,pair})=>{try{await run("check",{share});share.isChecked=true;}catch(o){pair.shares[share.role]=pair.shares[share.role].filter((bR)=>bR.share!==share);this.failures.set(path,{verdict:o.verdict,detail:o.detail});}
    }));}
    get problems(){const aa=new Map();const add=(verdict,detail,...paths)=>{const word=`verdict.${verdict}`,key=`${word} ${verdict.startsWith("newer")?detail:""}`;const group=aa.get(key)??{word,verdict,detail,paths:[],count:0};group.paths.push(...paths);group.count++;aa.set(key,group);};for(const[path,{verdict,detail}]of this.failures)add(verdict,detail,path);for(const pair of this.pairs.values()){if(pair.failure&&!pair.result)add(pair.failure.verdict,pair.failure.detail,...pair.failure.paths);if(pair.failure||pair.result||pair.isExplained)continue;const{archive,patient}=pair.shares;const dp=this.sheets.length>0;if(archive.length)add(dp?"notThisSheet":"waiting-patient","",archive[0].path);if(patient.length)add(dp?"notThisSheet":"waiting-archive","",patient[0].path);}
    if(!this.pairs.size)for(const{path}of this.sheets)add("waiting-archive","",path);return[...aa.values()];}
    }
    function gD(results){const aa=new Map();for(const result of results){const{studyUID="",seriesUID=""}=result.summary??{};const key=seriesUID?`${studyUID} ${seriesUID}`:`file ${result.path}`;if(!aa.has(key))aa.set(key,[]);aa.get(key).push(result);}
    const list=[...aa].map(([key,bm])=>{bm.sort(fN(bm));return{key,summary:bm[0].summary??{},results:bm};});const number=({summary})=>summary.seriesNumber??Infinity;return list.sort((a,b)=>compare(a.summary.studyUID??"\uFFFF",b.summary.studyUID??"\uFFFF")
    ||compare(number(a),number(b))||compare(a.results[0].path,b.results[0].path));}
    const fe=globalThis.Intl&&new Intl.Collator("en",{numeric:true});function compare(a,b){return a<b?-1:a>b?1:0;}
    function fN(results){const av=results.map(({summary})=>summary?.along),turns=new Set();for(const{summary}of results)turns.add(summary?.turn);const fX=turns.size===1&&av.every((D)=>D!==undefined)
    &&new Set(av.map((D)=>D.toFixed(3))).size===av.length;const cU=(a,b)=>compare(a.summary?.instance??Infinity,b.summary?.instance??Infinity)
    ||fe.compare(a.path,b.path);if(!fX)return cU;const first=Math.sign(results.reduce((N,{summary})=>N
    +(summary.along-av[0])*((summary.instance??0)-(results[0].summary.instance??0)),0))||1;return(a,b)=>first*(a.summary.along-b.summary.along)||cU(a,b);}
    function bS(path){let parts=path.split("/").filter((B)=>B&&B!==".");if(parts.length>64)parts=[...parts.slice(0,63),parts.at(-1)];const Q=parts.map(fJ);if(!Q.length)return"restored.dcm";const dv=Q[Q.length-1],extension=/\.([^.]*)$/.exec(dv)?.[1].toLowerCase();if(extension!==undefined&&names.runs.includes(extension))Q[Q.length-1]=`${dv}.dcm`;return Q.join("/");}
    function fJ(name){if(name==="..")return"_";let Q=name.replace(/(?!\uFE0F)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}<>:"|?*\\]/gu,"_")
    .replace(/\.\{/g,"._");Q=Q.replace(/^\./,"_");const aw=Q.replace(/\..*$/s,"").replace(/ +$/,"").toUpperCase();if(/^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/.test(aw))Q=`_${Q}`;Q=cu(Q);return Q.replace(/[. ]+$/,(end)=>"_".repeat(end.length))||"_";}
    function cu(name,dB=""){const extension=/(?<=.)\.[^.]{0,15}$/su.exec(name)?.[0]??"";const count=(value)=>new TextEncoder().encode(value).length;let aw=[...name.slice(0,name.length-extension.length)];while(count(aw.join("")+dB+extension)>255)aw=aw.slice(0,-1);return aw.join("")+dB+extension;}
    function ed(path,ax){const cy=path.lastIndexOf("/")+1;for(let number=1;;number++){const name=number===1?path.slice(cy):cu(path.slice(cy),` (${number})`);const Y=path.slice(0,cy)+name;if(ax.has(Y.toLowerCase()))continue;ax.add(Y.toLowerCase());return Y;}
    }
    function cj(blob,name){const address=URL.createObjectURL(blob),link=C("a","",{href:address,download:name});document.body.append(link);link.click();link.remove();setTimeout(()=>URL.revokeObjectURL(address),600000);}
    async function saveOne(result){const name=bS(result.path).split("/").pop();cj(await br(result,{urgent:true}),name);}
    async function*gy(results){const bI=F.workers.length,under=[];const ax=new Set();for(let i=0;i<results.length+bI;i++){if(i<results.length){const aV=br(results[i]);aV.catch(()=>{});under.push(aV);}
    if(i<bI)continue;const result=results[i-bI],blob=await under.shift();yield{result,blob,path:ed(bS(result.path),ax)};}
    }
    const eL=16<<20;function*fI(results){let group=[],size=0;for(const result of results){const isAlone=result.blob||result.size>aC;if(group.length&&(isAlone||size+result.size>eL)){yield group;[group,size]=[[],0];}
    if(isAlone){yield[result];continue;}
    group.push(result);size+=result.size;}
    if(group.length)yield group;}
    async function gC(results,progress){const ax=new Set(),paths=new Map(),directory=new eW();for(const result of results)paths.set(result,ed(bS(result.path),ax));let done=0;const parts=await Promise.all([...fI(results)].map(async(group)=>{const B=await packed(group,paths);progress(done+=group.length,results.length);return B;}));for(const result of results)directory.add(paths.get(result),result.size,result.crc);cj(new Blob([...parts.flat(),directory.bytes()],{type:"application/zip"}),"exam.zip");}
    async function packed(group,paths){const[first]=group;if(first.blob||first.size>aC){const blob=await br(first);return[cD(paths.get(first),first.size,first.crc),blob];}
    const files=group.map((result)=>({one:result.one,other:result.other,path:paths.get(result)}));const{blob,sums}=await run("pack",{files},{weight:Math.max(...group.map(({one})=>bx(one)))});group.forEach((result,i)=>{result.crc=sums[i];});return[blob];}
    async function gB(results,progress){const aW=await showDirectoryPicker({mode:"readwrite"});let done=0;for await(const{blob,path}of gy(results)){const parts=path.split("/"),name=parts.pop();let folder=aW;for(const B of parts)folder=await folder.getDirectoryHandle(B,{create:true});const file=await folder.getFileHandle(await fF(folder,name),{create:true});await blob.stream().pipeTo(await file.createWritable());progress(++done,results.length);}
    }
    async function fF(folder,name){for(let number=1;;number++){const Y=number===1?name:cu(name,` (${number})`);try{await folder.getFileHandle(Y);}catch(o){if(o.name==="NotFoundError")return Y;if(o.name!=="TypeMismatchError")throw o;}
    }
    }
    const view={frame:null,picture:null,image:null,center:0,width:1,preset:"",isInverted:false,zoom:1,x:0,y:0,mode:"window",line:null,cross:null,pointers:new Map(),};function gR(picture,frame,isNew){Object.assign(view,{picture,frame,line:null,cross:null});if(isNew){Object.assign(view,{zoom:1,x:0,y:0,isInverted:false});view.preset=picture.windows?.length?"0":"range";}
    if(frame.indices&&view.preset!=="own")cC(view.preset);aY();au();}
    function cC(preset){const{picture,frame}=view,window=picture.windows[Number(preset)];view.preset=preset;if(window&&preset!=="range"){view.center=window.center;view.width=Math.max(1,window.width);}else{const aI=[frame.low,frame.high].map((value)=>value*picture.slope+picture.intercept);const low=Math.min(...aI),high=Math.max(...aI);view.center=(low+high)/2+0.5;view.width=Math.max(1,high-low+1);view.preset="range";}
    }
    function hj(){const{picture,frame,center,width}=view,table=new Uint32Array(65536);const isInverse=Boolean(picture.isInverse)!==view.isInverted;for(let i=0;i<65536;i++){const value=(i-frame.offset)*picture.slope+picture.intercept;const at=width>1?(value-center+0.5)/(width-1)+0.5:value<center-0.5?0:1;let ah=Math.max(0,Math.min(255,Math.round(at*255)));if(isInverse)ah=255-ah;table[i]=0xFF000000|ah<<16|ah<<8|ah;}
    return table;}
    function au(){const{frame,image}=view;if(!frame)return;image.width=frame.width;image.height=frame.height;const context=image.getContext("2d"),data=context.createImageData(frame.width,frame.height);if(frame.rgba){data.data.set(frame.rgba);for(let i=0;view.isInverted&&i<data.data.length;i++)if(i%4!==3)data.data[i]^=255;}else{const table=hj(),pixels=new Uint32Array(data.data.buffer),{indices}=frame;for(let i=0;i<indices.length;i++)pixels[i]=table[indices[i]];}
    context.putImageData(data,0,0);U();}
    function bp(){const canvas=m("canvas"),{frame,picture}=view;const bK=picture.spacing?picture.spacing[0]/picture.spacing[1]:1;const cB=bK>0.05&&bK<20?bK:1;const bs=view.zoom*Math.min(canvas.width/frame.width,canvas.height/(frame.height*cB));return{right:bs,down:bs*cB,left:canvas.width/2+view.x-frame.width*bs/2,top:canvas.height/2+view.y-frame.height*bs*cB/2};}
    function U(){const canvas=m("canvas"),context=canvas.getContext("2d"),{frame,image}=view;const density=Math.min(2,devicePixelRatio||1),box=canvas.getBoundingClientRect();canvas.width=Math.max(1,Math.round(box.width*density));canvas.height=Math.max(1,Math.round(box.height*density));context.fillStyle="#000";context.fillRect(0,0,canvas.width,canvas.height);if(!frame)return;const{right,down,left,top}=bp();context.imageSmoothingEnabled=right<4;context.imageSmoothingQuality="high";context.drawImage(image,left,top,frame.width*right,frame.height*down);if(view.line)ft(context,density);if(view.cross)fs(context,density);}
    function ft(context,density){const{right,down,left,top}=bp(),{from,to}=view.line;const[x1,y1,x2,y2]=[left+from.x*right,top+from.y*down,left+to.x*right,top+to.y*down];for(const[color,width]of[["#000",4],["#ffd400",2]]){context.strokeStyle=color;context.lineWidth=width*density;context.beginPath();context.moveTo(x1,y1);context.lineTo(x2,y2);context.stroke();}
    const label=dw();context.font=`${14*density}px system-ui, sans-serif`;const ba=context.measureText(label).width+12*density,high=22*density;const x=Math.max(0,Math.min(context.canvas.width-ba,Math.max(x1,x2)+8*density));const y=Math.max(0,Math.min(context.canvas.height-high,(y1+y2)/2));context.fillStyle="#000";context.fillRect(x,y,ba,high);context.fillStyle="#ffd400";context.fillText(label,x+6*density,y+16*density);}
    function fs(context,density){const{right,down,left,top}=bp(),x=left+view.cross.x*right,y=top+view.cross.y*down;context.strokeStyle="#ffd400";context.lineWidth=2*density;context.beginPath();for(const[dx,dy]of[[1,0],[0,1]]){context.moveTo(x-10*density*dx,y-10*density*dy);context.lineTo(x+10*density*dx,y+10*density*dy);}
    context.stroke();}
    function dw(){const{from,to}=view.line,{spacing,isOnDetector}=view.picture,{step}=view.frame;const dx=(to.x-from.x)*step,dy=(to.y-from.y)*step;const bb=(value,bj)=>value.toLocaleString(language,{maximumFractionDigits:bj});if(!spacing)return text("lengthPixels",bb(Math.hypot(dx,dy),0));const length=Math.hypot(dx*spacing[1],dy*spacing[0]);return text(isOnDetector?"lengthDetector":"length",bb(length,1));}
    function bo(u){const canvas=m("canvas"),box=canvas.getBoundingClientRect();const{right,down,left,top}=bp(),density=canvas.width/box.width;return{x:((u.clientX-box.left)*density-left)/right,y:((u.clientY-box.top)*density-top)/down};}
    function ay(fy){const zoom=Math.max(0.2,Math.min(40,view.zoom*fy)),by=zoom/view.zoom;Object.assign(view,{zoom,x:view.x*by,y:view.y*by});U();}
    function ee(dx,dy){if(!view.frame?.indices)return;const dX=Math.max(1,view.width)/300;view.width=Math.max(1,view.width+dx*dX);view.center+=dy*dX;view.preset="own";aY();au();}
    function ch(dx,dy){const density=m("canvas").width/m("canvas").getBoundingClientRect().width;view.x+=dx*density;view.y+=dy*density;U();}
    function fr(u){const R=view.pointers.get(u.pointerId);if(!R||!view.frame)return;const dx=u.clientX-R.x,dy=u.clientY-R.y;if(view.pointers.size===2){const[other]=[...view.pointers].filter(([id])=>id!==u.pointerId).map(([,D])=>D);const V=(D)=>Math.hypot(D.x-other.x,D.y-other.y);ay(V({x:u.clientX,y:u.clientY})/Math.max(1,V(R)));ch(dx/2,dy/2);}else if(view.mode==="window"){ee(dx,dy);}else if(view.mode==="move"){ch(dx,dy);}else{view.line={from:view.line?.from??bo(u),to:bo(u)};U();bu();}
    view.pointers.set(u.pointerId,{x:u.clientX,y:u.clientY});}
    function hf(u){const step=u.shiftKey?10:1,arrow={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]}[u.key];if(!view.frame||u.ctrlKey||u.metaKey||u.altKey)return false;if(u.key==="+"||u.key==="=")ay(1.25);else if(u.key==="-")ay(0.8);else if(u.key==="0")dQ();else if(u.key==="i")invert();else if(u.key==="PageUp")bL(-1);else if(u.key==="PageDown")bL(1);else if(arrow&&view.mode==="window")ee(10*step*arrow[0],10*step*arrow[1]);else if(arrow&&view.mode==="move")ch(20*arrow[0],20*arrow[1]);else if(arrow)dC(step*arrow[0],step*arrow[1]);else if(u.key==="Enter"&&view.mode==="measure")gh();else return false;return true;}
    function dC(dx,dy){const{frame}=view,cross=view.cross??{x:frame.width/2,y:frame.height/2};view.cross={x:Math.max(0,Math.min(frame.width,cross.x+dx)),y:Math.max(0,Math.min(frame.height,cross.y+dy))};if(view.line?.isOpen)view.line.to=view.cross;U();bu();}
    function gh(){if(!view.cross)dC(0,0);if(view.line?.isOpen)view.line.isOpen=false;else view.line={from:view.cross,to:view.cross,isOpen:true};U();bu();}
    function bu(){m("length").textContent=view.line?dw():"";}
    function invert(){view.isInverted=!view.isInverted;aY();au();}
    function dQ(){Object.assign(view,{zoom:1,x:0,y:0,isInverted:false,line:null,cross:null});if(view.frame.indices)cC(view.picture.windows.length?"0":"range");aY();bu();au();}
    function aY(){const{picture,frame}=view,isGray=Boolean(frame.indices),preset=m("preset");for(const id of["preset","center","width"])m(id).closest("label").hidden=!isGray;m("invert").setAttribute("aria-pressed",String(view.isInverted));if(!isGray)return;const ck=picture.windows.map(({center,width,name},i)=>
    C("option",name||`${center} / ${width}`,{value:String(i)}));preset.replaceChildren(...ck,C("option",text("wholeRange"),{value:"range"}),C("option",text("ownWindow"),{value:"own"}));preset.value=view.preset;const aI=[frame.low,frame.high].map((value)=>value*picture.slope+picture.intercept);const low=Math.min(...aI,view.center-view.width/2),high=Math.max(...aI,view.center+view.width/2);Object.assign(m("center"),{min:Math.floor(low),max:Math.ceil(high),value:view.center});Object.assign(m("width"),{min:1,max:Math.ceil(Math.max(2,high-low)),value:view.width});}
    function gL(){const canvas=m("canvas");view.image=document.createElement("canvas");canvas.addEventListener("pointerdown",(u)=>{canvas.setPointerCapture(u.pointerId);view.pointers.set(u.pointerId,{x:u.clientX,y:u.clientY});if(view.mode==="measure"&&view.frame)view.line={from:bo(u),to:bo(u)};});canvas.addEventListener("pointermove",fr);for(const kind of["pointerup","pointercancel"]){canvas.addEventListener(kind,(u)=>view.pointers.delete(u.pointerId));}
    canvas.addEventListener("wheel",(u)=>{u.preventDefault();if(u.ctrlKey)ay(u.deltaY<0?1.15:1/1.15);else bL(Math.sign(u.deltaY));},{passive:false});canvas.addEventListener("keydown",(u)=>{if(hf(u))u.preventDefault();});for(const mode of document.querySelectorAll("input[name=mode]")){mode.addEventListener("change",()=>{view.mode=mode.value;});}
    m("preset").addEventListener("change",({target})=>{if(target.value!=="own")cC(target.value);aY();au();});for(const id of["center","width"]){m(id).addEventListener("input",({target})=>{view[id]=Number(target.value);view.preset=m("preset").value="own";au();});}
    m("invert").addEventListener("click",invert);m("reset").addEventListener("click",dQ);m("larger").addEventListener("click",()=>ay(1.25));m("smaller").addEventListener("click",()=>ay(0.8));new ResizeObserver(U).observe(canvas);}
    const eK=new Set(["SR","DOC","KO","PR"]);const t={series:[],key:"",index:0,number:0,result:null,content:null,wanted:0,isChosen:false};function dV(results){t.series=gD(results);m("exam").hidden=!results.length;gS(results);if(!results.length)return;if(!t.series.some(({key})=>key===t.key)){Object.assign(t,{key:t.series[0].key,index:0,number:0,result:null});}
    const dZ=new Set();m("series").replaceChildren(...t.series.flatMap((series)=>{const{summary:{modality,series:name,seriesNumber},results:files}=series;const title=[modality,name||(seriesNumber===undefined?"":text("seriesNumber",seriesNumber))]
    .filter(Boolean).join(" · ")||text("otherFile");const button=C("button",[C("b",title),C("span",bh(eK.has(modality)?"files":"images",files.length))],{"aria-pressed":String(series.key===t.key)});button.addEventListener("click",()=>{Object.assign(t,{key:series.key,index:0,number:0,result:null});dV(results);});const A=C("li",button),isFirst=!dZ.has(series.summary.studyUID);dZ.add(series.summary.studyUID);return isFirst&&t.isMixed?[gZ(series.summary),A]:[A];}));const files=aH(),index=t.isChosen?files.indexOf(t.result)
    :files[0]===t.result?0:-1;if(index<0&&!t.isChosen)t.index=0;if(index>=0)t.index=index;cw();if(index<0)cc(true);}
    function gS(results){const aL=results.map(({summary})=>summary).filter(Boolean);const{size}=new Set(aL.map(({id,patient})=>id||patient));t.isMixed=new Set(aL.map(({studyUID})=>studyUID)).size>1;m("patients").hidden=size<2;m("patients").textContent=text("patients",size);}
    function gZ({patient,id,date,study}){return C("li",[patient||id,bi(date??""),study].filter(Boolean).join(", ")||text("otherFile"),{class:"study"});}
    function aH(){return t.series.find(({key})=>key===t.key)?.results??[];}
    function bL(by){const frames=t.content?.frames??1;if(frames>1)bl(t.index,t.number+by);else bl(t.index+by,0);}
    function bl(index,number){const files=aH(),frames=t.content?.frames??1;const next=Math.max(0,Math.min(files.length-1,index));const frame=next===t.index?Math.max(0,Math.min(frames-1,number)):0;if(next===t.index&&frame===t.number)return;Object.assign(t,{index:next,number:frame,isChosen:true});cw();cc(false);}
    function cw(){const files=aH(),frames=t.content?.frames??1;for(const[id,count,at]of[["image",files.length,t.index],["frame",frames,t.number]]){const cz=m(id);cz.closest("label").hidden=count<2;Object.assign(cz,{min:1,max:count,value:at+1});m(`${id}Text`).textContent=text(`${id}Of`,at+1,count);cz.setAttribute("aria-valuetext",text(`${id}Of`,at+1,count));}
    m("canvas").setAttribute("aria-label",text("pictureName",text("imageOf",t.index+1,files.length)));}
    async function cc(isNew){const turn=++t.wanted,result=aH()[t.index];t.isNew||=isNew;if(t.isLooking||!result)return;t.isLooking=true;try{if(t.result!==result||!t.content){const content=await run("content",{blob:await br(result,{urgent:true})},{urgent:true});Object.assign(t,{result,content});}
    const{content}=t,number=Math.min(t.number,(content.frames??1)-1);const frame=content.kind==="picture"
    ?await run("frame",{picture:content,number},{urgent:true}):null;if(turn===t.wanted)cv(result,content,frame);}catch(o){if(turn===t.wanted)cv(result,{kind:"hidden",summary:result.summary,...t.content,...(o.verdict==="hidden"?{}:{verdict:o.verdict}),frames:1,failed:true},null);}
    t.isLooking=false;if(turn!==t.wanted)cc(false);}
    function cv(result,content,frame){m("picture").hidden=!frame;m("other").hidden=Boolean(frame);cw();if(frame)gR(content,frame,t.isNew);else m("other").replaceChildren(...gm(result,content));t.isNew=false;gQ(content.summary??{});}
    function gm(result,content){if(content.verdict)return[C("p",text(`verdict.${content.verdict}`))];if(content.kind==="report"){return[C("h3",content.title||text("report")),dP(content.items)];}
    if(content.kind==="pdf"){const open=C("button",text("openPDF"));open.addEventListener("click",()=>window.open(URL.createObjectURL(content.pdf),"_blank","noopener"));const save=C("button",text("savePDF"));save.addEventListener("click",()=>cj(content.pdf,"document.pdf"));return[C("p",text("pdf")),C("p",[open,save],{class:"buttons"})];}
    return[C("p",text(content.kind==="none"?"noPicture":"hiddenPicture"))];}
    function dP(items){return C("ul",items.map(({name,kind,value,items:children})=>C("li",[name?C("b",value?`${name}: `:name):"",kind==="DATE"?bi(value):value,...(children.length?[dP(children)]:[]),])));}
    function gQ(summary){const facts=[["patient",summary.patient],["patientID",summary.id],["born",bi(summary.born??"")],["date",bi(summary.date??"")],["modality",summary.modality],["study",summary.study],["seriesName",summary.series]];m("facts").replaceChildren(...facts.filter(([,value])=>value).map(([word,value])=>
    C("div",[C("dt",text(word)),C("dd",value)])));}
    function fk(){Object.assign(t,{key:"",result:null,content:null,wanted:t.wanted+1,isChosen:false});Object.assign(view,{frame:null,line:null,cross:null});for(const id of["facts","other","saved","sheetSaid","length"])m(id).replaceChildren();U();}
    function gF(){m("image").addEventListener("input",({target})=>bl(Number(target.value)-1,0));m("frame").addEventListener("input",({target})=>bl(t.index,Number(target.value)-1));}
    function gT(exam){const problems=exam.isBusy?exam.problems.filter(({verdict})=>!verdict.startsWith("waiting")):exam.problems;m("problems").hidden=!problems.length;m("problemList").replaceChildren(...problems.map(({word,detail,paths,count})=>{const[hg,...rest]=text(word,detail).split("\n");const A=C("li",[C("p",C("b",hg)),...rest.map((line)=>C("p",line))]);const cg=paths.length>51?50:51;const list=C("ul",paths.slice(0,cg).map((path)=>C("li",path)));if(paths.length>cg)list.append(C("li",text("andMore",paths.length-cg)));A.append(count>3
    ?C("details",[C("summary",bh("files",paths.length)),list]):list);A.dataset.verdict=word.replace("verdict.","");return A;}));}
    function gU(exam){const{total,done}=exam.progress,results=exam.results,parts=[];m("progress").hidden=!exam.isBusy;Object.assign(m("progress"),{max:Math.max(1,total+results.length),value:done+results.length});if(exam.isBusy)parts.push(text("working",done,total));else if(total&&!results.length)parts.push(text("nothingJoined"));if(results.length)parts.push(bh("joined",results.length));m("status").textContent=parts.join(" ");const changed=results.filter(({isExact})=>!isExact).length;m("inexact").hidden=!changed;m("inexact").textContent=bh("inexact",changed);m("save").hidden=!results.length;m("clear").hidden=!total&&!exam.sheets.length;m("clear").disabled=exam.isBusy;m("saveFolder").hidden=!window.showDirectoryPicker;m("saveSize").textContent=text("size",ff(results.reduce((N,{size})=>N+size,0)));}
    function gG(source){let timer=0;const show=()=>{timer=0;gU(exam);gT(exam);dV(exam.results);document.body.dataset.state=exam.isBusy?"busy":"idle";};const exam=new eo(()=>{document.body.dataset.state="busy";timer||=setTimeout(show,exam.progress.total>20?250:30);});gK(()=>{dW();show();if(t.content)cv(t.result,t.content,view.frame);});try{gH(source);}catch(o){m("status").textContent=text("oldBrowser");return;}
    gL();gF();gE(exam);gJ(exam);gI(exam);m("clear").addEventListener("click",()=>{fk();exam.clear();});addEventListener("pageshow",({persisted})=>persisted&&location.reload());document.body.dataset.state="idle";}
    function gE(exam){addEventListener("dragover",(u)=>{u.preventDefault();document.body.classList.add("over");});addEventListener("dragleave",(u)=>{if(!u.relatedTarget)document.body.classList.remove("over");});addEventListener("drop",(u)=>{u.preventDefault();document.body.classList.remove("over");exam.take(fv(u.dataTransfer));});for(const id of["files","folder"]){const input=m(id);m(`${id}Button`).addEventListener("click",()=>input.click());input.addEventListener("change",()=>{const cV=[...input.files];input.value="";if(cV.length)exam.take(fj(cV));});}
    }
    function gJ(exam){const ar=m("sheetText"),said=m("sheetSaid");m("sheetUse").addEventListener("click",()=>{try{const sheet=dK(ar.value);ar.value="";said.textContent=text("sheetTaken",sheet.label);delete said.dataset.verdict;exam.sheets.push({path:text("sheetTitle"),sheet});exam.take([]);}catch(o){said.textContent=text(`verdict.${o.verdict}`,o.detail);said.dataset.verdict=o.verdict;ar.focus();}
    });}
    function gI(exam){const saving=(save)=>async()=>{const buttons=[...m("save").querySelectorAll("button")];for(const button of buttons)button.disabled=true;try{await save((done,all)=>{m("saved").textContent=text("saving",done,all);});m("saved").textContent=text("saved");}catch(o){m("saved").textContent=o.name==="AbortError"?""
    :text(o.verdict?`verdict.${o.verdict}`:"saveFailed");}
    for(const button of buttons)button.disabled=false;};const all=()=>t.series.flatMap(({results})=>results);m("saveOne").addEventListener("click",saving(()=>saveOne(aH()[t.index])));m("saveAll").addEventListener("click",saving((progress)=>gC(all(),progress)));m("saveFolder").addEventListener("click",saving((progress)=>gB(all(),progress)));}
    if(typeof document==="undefined")bB();else gG(document.currentScript.textContent);})();
    """#
}
